"""What a survey must say before the public may see it, in one place for the editor and for every other route.

The editor shows these at the field; whoever publishes a revision in another way gets the same words.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from dialogue.processes.phases import ALLOWED
from dialogue.processes.publishing import last_day_of
from surveys.building.access import Access
from surveys.building.checking import NO_QUESTION, asks_nothing, problems_of
from surveys.building.definition import places_of

REQUIRED = {
    "title": _("Write a title."),
    "lead": _("Write an introduction."),
    "process": _("Choose the process this survey belongs to."),
    "phase": _("Choose the phase of the process."),
    "opens_at": _("Fill in when the survey opens."),
    "closes_at": _("Fill in when the survey closes."),
    "access": _("Choose who may answer."),
    "start_text": _("Write the text at the start."),
    "thanks_text": _("Write the text of thanks."),
    "what_happens": _("Write what happens with the answers."),
    "results_on": _("Fill in when people can read the results."),
}
# What is asked beside these.
READ = {*REQUIRED, "how_to_get_code", "is_anonymous", "is_sensitive", "questions"}
NO_WAY_TO_A_CODE = _("Write how people get a code.")
NOT_PUBLIC = _("Publish the process first.")
OTHER_PROCESS = _("This phase belongs to another process.")
OTHER_KIND = _("In this phase people do something else. Choose a phase of the kind “survey”.")
OUTSIDE_PHASE = _("The phase runs from %(first)s to %(last)s. The survey cannot be open outside it.")
RESULTS_TOO_EARLY = _("Results come after the survey has closed.")
PROMISED = _("People have answered already. What you promised them about this stays.")


def problems(survey):
    """{field: [what is missing or wrong]} of a survey that somebody wants to publish."""
    found = {name: [words] for name, words in REQUIRED.items() if getattr(survey, name) in (None, "")}
    for name, words in [*_of_process(survey), *_of_moments(survey), *_of_promises(survey)]:
        found.setdefault(name, []).append(words)
    if survey.access == Access.CODE and not survey.how_to_get_code.strip():
        found["how_to_get_code"] = [NO_WAY_TO_A_CODE]
    if words := _of_questions(survey):
        found["questions"] = words
    return found


def _of_process(survey):
    if survey.process and not survey.process.live:
        yield "process", NOT_PUBLIC
    if survey.phase and survey.phase.process_id != survey.process_id:
        yield "phase", OTHER_PROCESS
    elif survey.phase and "answer" not in ALLOWED[survey.phase.kind]:
        yield "phase", OTHER_KIND


def _of_moments(survey):
    opens_at, closes_at, phase = _minute(survey.opens_at), _minute(survey.closes_at), survey.phase
    first, last = (_minute(phase.opens_at), _minute(phase.closes_at)) if phase else (None, None)
    if phase and opens_at and not first <= opens_at < last:
        yield "opens_at", _outside(phase)
    if phase and closes_at and not first < closes_at <= last:
        yield "closes_at", _outside(phase)
    if closes_at and survey.results_on and survey.results_on <= last_day_of(survey.closes_at):
        yield "results_on", RESULTS_TOO_EARLY


def _minute(moment):
    """As people fill it in: a revision keeps no more of a moment than a phase shows."""
    return moment and moment.replace(second=0, microsecond=0)


def _outside(phase):
    first = date_format(timezone.localtime(phase.opens_at), "j F Y")
    return OUTSIDE_PHASE % {"first": first, "last": date_format(phase.last_day, "j F Y")}


def _of_promises(survey):
    """Who has answered was told whether that is anonymous."""
    if not survey.pk or not survey.versions.filter(frozen_at__isnull=False).exists():
        return
    told = type(survey).objects.get(pk=survey.pk)
    if survey.is_anonymous != told.is_anonymous:
        yield "is_anonymous", PROMISED
    if told.is_sensitive and not survey.is_sensitive:
        yield "is_sensitive", PROMISED


def _of_questions(survey):
    places = places_of(survey.questions)
    if asks_nothing(places):
        return [NO_QUESTION]
    return [
        _("Question %(number)s: %(words)s") % {"number": place + 1, "words": words}
        for place, _part, words in problems_of(places)
    ]


def demand_complete(survey):
    """Refuse, naming what is missing at its field."""
    if found := problems(survey):
        raise ValidationError(found)
