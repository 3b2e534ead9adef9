"""The frozen figures of a survey, and how many answers there are while it is open."""

from dialogue.disclosure.models import Release
from dialogue.disclosure.rounding import in_steps
from surveys.results.answered import family_of


def release_of(survey):
    """The newest release with its tables, or None."""
    original = survey.translation_of or survey
    return Release.objects.of(original).prefetch_related("tables").order_by("-number").first()


def answers_so_far(survey):
    """What may be said while people answer: how many, in steps of ten."""
    from surveys.answering.models import Response

    return in_steps(Response.objects.filter(survey__in=family_of(survey)).count())
