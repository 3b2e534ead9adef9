"""Contributions as input of themes."""

from django.utils.translation import gettext_lazy as _

from dialogue.contributions.led_to import knows_what_it_led_to
from dialogue.contributions.mine import ERASED
from dialogue.contributions.models import Contribution
from dialogue.outcomes import handing_out, origins  # noqa: F401  (registers its receipts)
from dialogue.outcomes.models import Outcome, Theme, ThemeSource
from dialogue.outcomes.sources import Input, register


@register
class Contributions:
    kind, label = "contribution", _("contribution")

    def keys(self, process):
        said = Contribution.objects.visible().filter(room__phase__process=process)
        return list(said.order_by("pk").values_list("pk", flat=True))

    def load(self, keys):
        said = Contribution.objects.filter(pk__in=keys).select_related("author", "room__phase__process")
        return {contribution.pk: self.read(contribution) for contribution in said}

    def mine(self, user):
        said = Contribution.objects.filter(author__user=user).order_by("-pk")
        return list(said.values_list("pk", flat=True))

    def read(self, contribution):
        phase = contribution.room.phase
        is_shown = contribution.hidden_at is None and contribution.text != ERASED
        return Input(
            kind=self.kind,
            key=contribution.pk,
            text=contribution.text if is_shown else "",
            channel=contribution.channel,
            channel_words=contribution.get_channel_display(),
            form=phase.title,
            said_by=str(contribution.author),
            said_at=contribution.created_at,
            address=f"{phase.process.get_absolute_url()}gesprek/#contribution-{contribution.pk}",
            user_id=contribution.author.user_id,
        )


@knows_what_it_led_to
def themes_of(keys):
    """Under which themes of a public outcome contributions stand."""
    sources = ThemeSource.objects.filter(kind="contribution", key__in=keys)
    found = {}
    for source in sources.filter(theme__outcome__in=Outcome.objects.public()).select_related(
        "theme__outcome__process"
    ):
        found.setdefault(source.key, []).append((source.theme.title, source.theme.get_absolute_url()))
    return found


@origins.register
class Themes:
    kind, label = "theme", _("theme")

    def load(self, keys):
        themes = Theme.objects.filter(pk__in=keys, outcome__in=Outcome.objects.public())
        return {theme.pk: self.of(theme) for theme in themes.select_related("outcome__process")}

    def of(self, theme, *, is_draft=False):
        words = _("Theme %(number)s of “%(process)s”") % {
            "number": theme.number,
            "process": theme.outcome.process.title,
        }
        return origins.Origin(
            kind=self.kind,
            key=theme.pk,
            label=words,
            title=theme.title,
            address=theme.get_absolute_url(),
            is_draft=is_draft,
        )
