"""What an outcome still misses before it can be published, each with the page where it is mended."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogue.outcomes.promises import Promise, PromiseSource


@dataclass(frozen=True)
class Missing:
    words: str
    address: str


def missing(outcome):
    """Everything at once, so that nobody finds out piece by piece."""
    return [*_of_summary(outcome), *_of_themes(outcome), *_of_promises(outcome)]


def _of_summary(outcome):
    asked = {
        "heard": _("Write what you heard."),
        "done": _("Write what you do with it."),
        "not_done": _("Write what you do not do, and why."),
        "decided_by": _("Write who decided."),
    }
    address = reverse("outcomes:summary", args=[outcome.process.slug])
    if not outcome.process.is_answered():
        for name, words in asked.items():
            if not getattr(outcome, name):
                yield Missing(words, f"{address}#id_{name}")


def _of_themes(outcome):
    slug = outcome.process.slug
    themes = list(
        outcome.themes.annotate(
            source_count=Count("sources", distinct=True),
            reply_count=Count("replies", filter=Q(replies__published_at=None), distinct=True),
        ).order_by("number")
    )
    if not themes:
        yield Missing(_("Make at least one theme."), reverse("outcomes:new_theme", args=[slug]))
    for theme in themes:
        names = {"number": theme.number, "title": theme.title}
        if not theme.source_count:
            words = _("Theme %(number)s, “%(title)s”, rests on nothing anybody said.") % names
            yield Missing(words, reverse("outcomes:work", args=[slug]))
        if not theme.reply_count:
            words = _("Theme %(number)s, “%(title)s”, has no answer.") % names
            yield Missing(words, reverse("outcomes:reply", args=[slug, theme.number]))


def _of_promises(outcome):
    """A day that has passed while the outcome was a draft would be a promise broken at birth."""
    made = PromiseSource.objects.filter(kind="theme", key__in=outcome.themes.values("pk")).values("promise")
    for promise in Promise.objects.filter(pk__in=made, public_at=None).late():
        words = _("The day of the promise “%(title)s” has passed.") % {"title": promise.title}
        yield Missing(words, reverse("outcomes:keep", args=[promise.pk]))
