"""Themes of open answers as input of outcomes, and what the receipt of a survey shows.

Not the answers themselves: those stay inside. A receipt shows what the whole survey led to, the same for everybody who
answered it. It never shows what its owner wrote, so nobody can be made to prove that.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue.disclosure.models import Release, activity_key
from dialogue.outcomes.models import Outcome, ThemeSource
from dialogue.outcomes.receipts import Given
from dialogue.outcomes.receipts import register as finds_receipts
from dialogue.outcomes.sources import Input, register
from surveys.analysis.models import Theme
from surveys.answering.models import Response, Waiting
from surveys.answering.sealing import hash_of_receipt

KIND = "survey_theme"


def public_themes():
    return Theme.objects.filter(survey__results_published_at__isnull=False, survey__live=True)


@register
class SurveyThemes:
    kind, label = KIND, gettext_lazy("theme of a survey")

    def keys(self, process):
        return list(public_themes().filter(survey__process=process).values_list("pk", flat=True))

    def load(self, keys):
        themes = list(public_themes().filter(pk__in=keys).select_related("survey"))
        told = told_in({activity_key(theme.survey) for theme in themes})
        found = {
            theme.pk: (theme, told.get((activity_key(theme.survey), theme.text_key, theme.name)))
            for theme in themes
        }
        return {pk: self.read(theme, words) for pk, (theme, words) in found.items() if words}

    def mine(self, user):
        """Only in a survey with names."""
        themes = public_themes().filter(readings__answer__response__user=user)
        return list(themes.distinct().order_by("-pk").values_list("pk", flat=True))

    def read(self, theme, words):
        text = _("%(theme)s (%(count)s people wrote this in the survey)")
        return Input(
            kind=self.kind,
            key=theme.pk,
            text=text % {"theme": theme.name, "count": words},
            channel="survey",
            channel_words=_("in a survey"),
            form=theme.survey.title,
            is_shared=True,
        )


def told_in(activities):
    """{(activity, question, theme): how many in words} as it was frozen when the results were published."""
    return {
        (release.activity, text_key, theme["label"]): theme["words"]
        for release in Release.objects.published().filter(activity__in=activities).order_by("number")
        for text_key, told in release.about.get("told", {}).items()
        for theme in told["themes"]
    }


@finds_receipts
def answered_a_survey(code):
    stored = hash_of_receipt(code)
    counted = Response.objects.filter(receipt_hash=stored).select_related("survey__process").first()
    if counted is None:
        waiting = (
            Waiting.objects.filter(receipt_hash=stored).select_related("version__survey__process").first()
        )
        return given_for(waiting.version.survey) if waiting else None
    return given_for(counted.survey)


def given_for(survey):
    """What anybody who answered this survey may read; of a translation, what the survey itself led to."""
    survey = survey.translation_of or survey
    words = _(
        "Your answers to the survey “%(survey)s” count. Nobody can see which ones are yours, also not with this code."
    )
    results = f"{survey.get_absolute_url()}resultaten/"
    return Given(
        process=survey.process,
        inputs=[(KIND, key) for key in led_somewhere(survey)],
        words=words % {"survey": survey.title},
        address=results if survey.results_published_at else "",
    )


def led_somewhere(survey):
    themes = public_themes().filter(survey=survey).values("pk")
    used = ThemeSource.objects.filter(kind=KIND, key__in=themes, theme__outcome__in=Outcome.objects.public())
    return list(used.order_by("key").values_list("key", flat=True).distinct())
