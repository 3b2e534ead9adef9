"""Reads one promise with everything its page shows."""

from django.db.models import Prefetch

from dialogue.outcomes.models import Outcome, Theme
from dialogue.outcomes.promises import PromiseChange
from dialogue.outcomes.queries import chains_of


def for_page(promises):
    return promises.select_related("process").prefetch_related(
        "sporen",
        "target_groups",
        "aliases",
        "evidence",
        "origins",
        Prefetch("changes", PromiseChange.objects.order_by("number")),
    )


def chain_behind(promise):
    """The themes it answers, each with what people said: where the chain began."""
    keys = [row.key for row in promise.origins.all() if row.kind == "theme"]
    if not keys:
        return []
    themes = Theme.objects.filter(pk__in=keys, outcome__in=Outcome.objects.public())
    return chains_of(themes, public=True)
