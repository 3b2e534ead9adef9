"""Who closes a survey, chooses its tables and publishes what came out; and who may see that, when."""

import rules

from dialogue.disclosure.policy import results_of
from surveys.building.models import Survey


@rules.predicate
def edits_surveys(user, survey):
    return user.has_perm("surveys.change_survey")


@rules.predicate
def is_not_closed(user, survey):
    return survey.closed_at is None


for right in ("close_survey", "publish_results", "see_results_before"):
    rules.add_perm(f"surveys.{right}", rules.is_active & edits_surveys)
rules.add_perm("surveys.choose_tables", rules.is_active & edits_surveys & is_not_closed)


@results_of(Survey)
def may_see(user, survey, now):
    """Everybody after publication; who publishes them also before, but only once the survey has closed."""
    if not survey.live or survey.closed_at is None or survey.closed_at > now:
        return False
    if survey.results_published_at is not None and survey.results_published_at <= now:
        return True
    return bool(user and user.is_authenticated and user.has_perm("surveys.see_results_before", survey))
