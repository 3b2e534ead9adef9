"""A civil servant asks for advice, gives more time, opens again."""

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue.councils.deadlines import proposed_day
from dialogue.councils.models import Advice, AdviceRequest, DeadlineChange, Paper, RequestQuestion, Slide
from dialogue.councils.moving import held, move
from dialogue.councils.rules import parts_in_request
from dialogue.councils.states import Part, RequestState
from dialogue.councils.tasks import tell_room
from dialogue.terms.clock import last_moment

TRIES = 5


def next_number():
    """AV-2020-01: the year, and how many there were in it."""
    start = f"AV-{timezone.localdate().year}-"
    taken = AdviceRequest.objects.filter(number__startswith=start).values_list("number", flat=True)
    highest = max((int(number.removeprefix(start)) for number in taken), default=0)
    return f"{start}{highest + 1:02}"


def create_request(*, actor, bodies, **values):
    """Begin a request; nobody of the bodies sees it before it is opened."""
    if not rules.has_perm("councils.ask", actor):
        raise PermissionDenied
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                request = AdviceRequest.objects.create(owner=actor, number=next_number(), **values)
                request.bodies.set(bodies)
                return request
        except IntegrityError:  # somebody took this number in between
            continue
    raise ValidationError(_("Many people ask at once. Try again."))


@transaction.atomic
def change_request(*, actor, request, bodies, **values):
    request = _mine(actor, request, RequestState.DRAFT)
    for name, value in values.items():
        setattr(request, name, value)
    request.save()
    request.bodies.set(bodies)
    return request


@transaction.atomic
def ask_question(*, actor, request, **values):
    """Add a question; the next number is its own."""
    request = _mine(actor, request, RequestState.DRAFT)
    last = request.questions.order_by("-number").first()
    return RequestQuestion.objects.create(request=request, number=last.number + 1 if last else 1, **values)


@transaction.atomic
def remove_question(*, actor, request, pk):
    request = _mine(actor, request, RequestState.DRAFT)
    request.questions.filter(pk=pk).delete()
    for number, question in enumerate(request.questions.order_by("number"), start=1):
        RequestQuestion.objects.filter(pk=question.pk).update(number=number)


@transaction.atomic
def add_paper(*, actor, request, slides=(), **values):
    """Papers may come while the bodies read, not afterwards."""
    request = _mine(actor, request, RequestState.DRAFT, RequestState.OPEN)
    paper = Paper.objects.create(request=request, added_by=actor, **values)
    put_slides(paper, slides)
    return paper


def put_slides(paper, slides):
    Slide.objects.bulk_create(
        Slide(paper=paper, number=number, title=title, text=text)
        for number, (title, text) in enumerate(slides, start=1)
    )


@transaction.atomic
def open_request(*, actor, request, until=None):
    """Send it: every body gets its room, and its members hear of it."""
    parts = parts_in_request(actor, request)
    request = held(request)
    day = until or proposed_day(request)
    refuse_incomplete(request, day)
    request = move(
        request, RequestState.OPEN, parts=parts, opened_at=timezone.now(), deadline_at=last_moment(day)
    )
    for body in request.bodies.all():
        Advice.objects.get_or_create(body=body, request=request, defaults={"subject": request.subject})
    tell_rooms(request, "opened")
    return request


def tell_rooms(request, why):
    for advice in request.advices.all():
        tell_room.enqueue(advice.pk, str(why))


def refuse_incomplete(request, day):
    """Everything that is missing at once."""
    missing = []
    if not request.bodies.exists():
        missing.append(_("Choose at least one body."))
    if not request.questions.exists():
        missing.append(_("Ask at least one question."))
    if day <= timezone.localdate():
        missing.append(_("The advice cannot be due today or before. Choose a later day."))
    if request.report_planned_on and day >= request.report_planned_on:
        missing.append(_("The advice must come before the report. Choose an earlier day."))
    if missing:
        raise ValidationError(missing)


@transaction.atomic
def extend_deadline(*, actor, request, until, reason):
    """Give more time, with the reason; it can only become later."""
    request = _mine(actor, request, RequestState.OPEN)
    return _set_deadline(actor, request, DeadlineChange.Kind.EXTEND, until, reason)


@transaction.atomic
def reopen_request(*, actor, request, until, reason):
    """Take remarks again after the deadline; the reason stands on the page of the request and in the room."""
    parts = parts_in_request(actor, request)
    request = held(request)
    if request.state == RequestState.OPEN and request.is_over():
        request = move(request, RequestState.CLOSED, parts={Part.CLOCK})
    if last_moment(until) <= timezone.now():
        raise ValidationError({"until": _("Choose a day that is still to come.")})
    request = move(request, RequestState.OPEN, parts=parts)
    return _set_deadline(actor, request, DeadlineChange.Kind.REOPEN, until, reason)


def _set_deadline(actor, request, kind, until, reason):
    after = last_moment(until)
    if not reason.strip():
        raise ValidationError({"reason": _("Write why.")})
    if after <= request.deadline_at:
        raise ValidationError({"until": _("Choose a day after the day it is now.")})
    DeadlineChange.objects.create(
        request=request, kind=kind, before=request.deadline_at, after=after, reason=reason, changed_by=actor
    )
    request.deadline_at = after
    request.save(update_fields=["deadline_at"])
    tell_rooms(request, kind)
    return request


@transaction.atomic
def close_request(*, actor, request):
    return move(request, RequestState.CLOSED, parts=parts_in_request(actor, request))


@transaction.atomic
def withdraw_request(*, actor, request):
    return move(request, RequestState.WITHDRAWN, parts=parts_in_request(actor, request))


def close_what_is_over():
    """The clock closes what is past its deadline. Rights do not wait for this: they ask the time themselves."""
    for request in AdviceRequest.objects.filter(state=RequestState.OPEN, deadline_at__lte=timezone.now()):
        with transaction.atomic():
            move(request, RequestState.CLOSED, parts={Part.CLOCK})


def _mine(actor, request, *states):
    """The request, held, when it is the actor's and in one of these states."""
    if not rules.has_perm("councils.manage_request", actor, request):
        raise PermissionDenied
    request = held(request)
    if request.state not in states:
        raise ValidationError(
            _("This request is %(now)s. This cannot change any more."),
            params={"now": request.get_state_display()},
        )
    return request
