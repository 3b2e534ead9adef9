"""Closing a survey, choosing its tables, publishing what came out."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from config.page_cache import purge
from dialogue.disclosure.models import Release
from surveys.access.mixing import mix
from surveys.building.models import Survey
from surveys.results.answered import family_of
from surveys.results.models import Closing, PublishedResults, TablePlan
from surveys.results.queries import release_of
from surveys.results.searching import text_of_results
from surveys.results.tasks import work_out_results
from surveys.results.told import told_about


def close_survey(*, actor, survey):
    """Stop taking answers, mix what still waits, and have the figures made. By hand, or by the clock (no actor)."""
    if actor is not None and not actor.has_perm("surveys.close_survey", survey):
        raise PermissionDenied
    if actor is None and not survey.is_over():
        raise PermissionDenied
    original = survey.translation_of or survey
    family = family_of(original)
    with transaction.atomic():
        Survey.objects.filter(pk__in=[each.pk for each in family], closed_at=None).update(
            closed_at=timezone.now()
        )
        closing, _is_new = Closing.objects.get_or_create(survey=original, defaults={"closed_by": actor})
    for each in family:
        mix(each)
    # Also for what broke off: making the figures twice makes one release.
    if not closing.ready_at:
        work_out_results.enqueue(original.pk)
    purge()
    survey.refresh_from_db()
    return closing


@transaction.atomic
def choose_tables(*, actor, survey, area, age, by_channel, crossed):
    """Decide by what the answers will be split, while nobody knows yet what that shows."""
    survey = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if not actor.has_perm("surveys.choose_tables", survey):
        raise PermissionDenied
    values = {"area": area, "age": age, "by_channel": by_channel, "crossed": list(crossed)}
    return TablePlan.objects.update_or_create(survey=survey, defaults=values)[0]


@transaction.atomic
def publish_results(*, actor, survey):
    """Give the frozen figures to everybody; a second time changes nothing."""
    if not actor.has_perm("surveys.publish_results", survey):
        raise PermissionDenied
    survey = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    release = release_of(survey)
    if release is None:
        raise ValidationError(_("The figures are not ready yet."), code="not_ready")
    if release.blocked:
        raise ValidationError(release.blocked, code="blocked")
    now = timezone.now()
    # What people wrote is read and chosen after closing, so it is frozen here.
    about = release.about | {"told": told_about(survey, release.base)}
    out = {"published_at": now, "published_by": actor, "about": about}
    if Release.objects.filter(pk=release.pk, published_at=None).update(**out):
        Survey.objects.filter(pk=survey.pk).update(results_published_at=now)
        survey.refresh_from_db()
        title = _("Results: %(title)s") % {"title": survey.title}
        PublishedResults.objects.update_or_create(
            survey=survey, defaults={"title": title, "text": text_of_results(release_of(survey))}
        )
        transaction.on_commit(purge)
    return release_of(survey)
