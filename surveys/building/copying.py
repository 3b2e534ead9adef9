"""Beginning from what is there: a copy for another time, or the same survey in another language."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from surveys.building.models import Survey

ALWAYS = ("lead", "access", "how_to_get_code", "is_anonymous", "is_sensitive", "start_text", "thanks_text")
ALWAYS += ("what_happens",)
SAME_SURVEY = ("process", "phase", "opens_at", "closes_at", "results_on")
TAGS = ("sporen", "target_groups", "neighbourhoods", "movements")
LONGEST = Survey._meta.get_field("title").max_length


@transaction.atomic
def copy_survey(*, actor, survey, title, slug):
    """A draft with the same questions; when it runs and in which phase is for somebody to choose."""
    _demand_right(actor)
    return _kept(actor, survey, {"title": title[:LONGEST], "slug": slug, "language": survey.language})


@transaction.atomic
def translate_survey(*, actor, survey, language):
    """A draft in another language with the same keys, so that its answers count with those of the original."""
    _demand_right(actor)
    original = survey.translation_of or survey
    same = {name: getattr(original, name) for name in SAME_SURVEY}
    own = {"title": original.title, "slug": f"{original.slug[:74]}-{language}", "language": language}
    return _kept(actor, original, same | own | {"translation_of": original})


def _demand_right(actor):
    if not actor.has_perm("surveys.add_survey"):
        raise PermissionDenied


def _kept(actor, survey, values):
    """Once under one address: asking twice gives what the first time made."""
    made, is_new = Survey.objects.get_or_create(
        slug=values.pop("slug"),
        defaults={name: getattr(survey, name) for name in ALWAYS}
        | {"questions": survey.questions.get_prep_value(), "live": False}
        | values,
    )
    if is_new:
        for name in TAGS:
            setattr(made, name, getattr(survey, name).all())
        made.save()
        made.save_revision(user=actor, clean=False)
    return made
