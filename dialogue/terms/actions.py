"""What can be done with a term. The subject it runs for asks its own right first; every row keeps who, when and why."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dialogue.terms.clock import end_of, today
from dialogue.terms.models import Extension, Pause, Term
from dialogue.terms.rules import RULES


@transaction.atomic
def start_term(*, actor, subject, rule, starts_on):
    """Let the clock run for a thing; starting it twice is starting it once."""
    term, _is_new = Term.objects.get_or_create(
        subject_kind=subject._meta.label_lower,
        subject_key=subject.pk,
        rule=rule,
        defaults={"starts_on": starts_on, "ends_on": end_of(rule, starts_on), "started_by": actor},
    )
    return term


@transaction.atomic
def finish_term(*, actor, term, done_on=None):
    """What was asked is done; the clock stops. Who comes second changes nothing."""
    Term.objects.filter(pk=term.pk, done_on=None).update(done_on=done_on or today())
    term.refresh_from_db()
    return term


@transaction.atomic
def reopen_term(*, actor, term):
    """It was not done after all: the clock runs on to the same last day."""
    Term.objects.filter(pk=term.pk).update(done_on=None)
    term.refresh_from_db()
    return term


@transaction.atomic
def pause_term(*, actor, term, reason, first_day=None, last_day=None):
    """Stop the clock (Awb 4:15). Without a last day it stands still until `resume_term`."""
    term = _taken(term)
    first_day, reason = first_day or today(), _reason(reason)
    if term.pauses.filter(last_day=None).exists():
        raise ValidationError(_("The term stands still already."), code="paused")
    if first_day <= term.starts_on or first_day > term.ends_on:
        raise ValidationError(_("A pause starts while the term runs."), code="outside")
    if last_day and last_day < first_day:
        raise ValidationError(_("A pause cannot end before it starts."), code="backwards")
    pause = Pause.objects.create(term=term, first_day=first_day, last_day=last_day, reason=reason, by=actor)
    _count_again(term)
    return pause


@transaction.atomic
def resume_term(*, actor, term, last_day=None):
    """Let the clock run again; `last_day` was the last one on which it stood still (today, if nothing is said)."""
    term = _taken(term)
    pause = term.pauses.filter(last_day=None).first()
    if pause is None:
        raise ValidationError(_("The term does not stand still."), code="running")
    last_day = last_day or today()
    if last_day < pause.first_day:
        raise ValidationError(_("A pause cannot end before it starts."), code="backwards")
    pause.last_day = last_day
    pause.save(update_fields=["last_day"])
    _count_again(term)
    return term


@transaction.atomic
def extend_term(*, actor, term, reason, rule="", until=None):
    """Give a later last day, with the reason: by a rule (`awb-verdaging-8-weken`), or until a day."""
    term = _taken(term)
    reason = _reason(reason)
    if bool(rule) == bool(until) or (rule and rule not in RULES):
        raise ValidationError(_("Choose a rule, or a new last day."), code="choose")
    if rule and term.extensions.filter(rule=rule).exists():
        raise ValidationError(_("This term was extended by that rule before."), code="again")
    if until and until <= term.ends_on:
        raise ValidationError(_("The new last day must be later than the old one."), code="not_later")
    if rule and today() > term.ends_on:
        # Awb 4:14 and 7:10: the notice comes while the term still runs.
        raise ValidationError(_("The term is over. It is too late to tell of a delay."), code="too_late")
    extension = Extension.objects.create(
        term=term, rule=rule, until=until, ended_on=term.ends_on, reason=reason, by=actor
    )
    _count_again(term)
    return extension


def _taken(term):
    """The row itself, held until the end of the transaction: two who change it at once wait for each other."""
    term = Term.objects.select_for_update().get(pk=term.pk)
    if term.done_on:
        raise ValidationError(_("This is done already; its term cannot change."), code="done")
    return term


def _reason(reason):
    if not reason.strip():
        raise ValidationError(_("Give a reason."), code="reason")
    return reason.strip()


def _count_again(term):
    """The last day from the rule, the pauses that are over, and what was added after that. It never moves back."""
    pauses = [(pause.first_day, pause.last_day) for pause in term.pauses.exclude(last_day=None)]
    end = end_of(term.rule, term.starts_on, pauses)
    for extension in term.extensions.all():
        end = end_of(extension.rule, end, pauses) if extension.rule else max(end, extension.until)
    term.ends_on = end
    term.save(update_fields=["ends_on"])
