"""Members at work in their closed room: remarks, recommendations, minority views."""

from datetime import timedelta

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.councils.actions.asking import put_slides
from dialogue.councils.models import (
    Advice,
    MinorityView,
    Paper,
    Recommendation,
    RecommendationEdition,
    Remark,
)
from dialogue.councils.moving import held, move
from dialogue.councils.rules import membership_of, parts_in_advice
from dialogue.councils.states import AdviceState

WRITING_LASTS = timedelta(minutes=10)
TOO_LATE = _("The deadline is over. Remarks are closed. The civil servant who asks can open it again.")


class Overtaken(Exception):
    """Somebody else saved this text in between; both texts are kept to choose from."""

    def __init__(self, current):
        super().__init__()
        self.current = current


def _seat(actor, advice, right):
    if not rules.has_perm(right, actor, advice):
        raise PermissionDenied
    return membership_of(actor, advice.body_id)


@transaction.atomic
def advise_unasked(*, actor, body, subject):
    """A body speaks on its own account: a room without a request."""
    if membership_of(actor, body) is None:
        raise PermissionDenied
    return Advice.objects.create(body=body, subject=subject)


@transaction.atomic
def write_remark(*, actor, advice, text, key=None, question=None, paper=None, page=None, paragraph=None):
    """Say something on a question or on a place in a paper; after the deadline it is refused, in words."""
    seat = _seat(actor, advice, "councils.see_room")
    if not advice.is_open_for_remarks():
        raise ValidationError(TOO_LATE, code="late")
    place = {"question": question, "paper": paper, "page": page, "paragraph": paragraph, "text": text}
    if key is None:
        return Remark.objects.create(advice=advice, author=seat, **place)
    return Remark.objects.get_or_create(author=seat, key=key, defaults={"advice": advice, **place})[0]


@transaction.atomic
def bring_paper(*, actor, advice, slides=(), **values):
    """A member puts a paper on the table of the room."""
    _seat(actor, advice, "councils.write")
    paper = Paper.objects.create(advice=advice, added_by=actor, **values)
    put_slides(paper, slides)
    return paper


@transaction.atomic
def add_recommendation(*, actor, advice, text, **values):
    seat = _seat(actor, advice, "councils.write")
    advice = held(advice)
    last = advice.recommendations.order_by("-number").first()
    recommendation = Recommendation.objects.create(
        advice=advice, number=last.number + 1 if last else 1, text=text, **values
    )
    _keep_edition(recommendation, seat)
    return recommendation


def say_i_write(*, actor, recommendation):
    """Others see who is writing; nobody is kept out."""
    seat = _seat(actor, recommendation.advice, "councils.write")
    Recommendation.objects.filter(pk=recommendation.pk).update(
        writer=seat, writing_until=timezone.now() + WRITING_LASTS
    )


@transaction.atomic
def rewrite_recommendation(*, actor, recommendation, version, text, **values):
    """Save a new text, when nobody else did since this version was read; otherwise both texts come back."""
    seat = _seat(actor, recommendation.advice, "councils.write")
    still = Recommendation.objects.filter(pk=recommendation.pk, version=version)
    saved = still.update(text=text, version=F("version") + 1, writer=None, writing_until=None, **values)
    recommendation = Recommendation.objects.get(pk=recommendation.pk)
    if not saved:
        if recommendation.text == text:
            return recommendation  # the same form, sent twice
        raise Overtaken(recommendation)
    _keep_edition(recommendation, seat)
    return recommendation


def _keep_edition(recommendation, seat):
    RecommendationEdition.objects.create(
        recommendation=recommendation, version=recommendation.version, text=recommendation.text, author=seat
    )


@transaction.atomic
def remove_recommendation(*, actor, recommendation):
    """Chair or secretary takes a point out; the ones after it move up."""
    _seat(actor, recommendation.advice, "councils.lead")
    advice = held(recommendation.advice)
    Recommendation.objects.filter(pk=recommendation.pk).delete()
    for number, each in enumerate(advice.recommendations.order_by("number"), start=1):
        Recommendation.objects.filter(pk=each.pk).update(number=number)


@transaction.atomic
def write_summary(*, actor, advice, version, summary):
    """The advice in short, under the same guard as a recommendation."""
    _seat(actor, advice, "councils.write")
    still = Advice.objects.filter(pk=advice.pk, summary_version=version)
    saved = still.update(summary=summary, summary_version=F("summary_version") + 1)
    advice = Advice.objects.select_related("body", "request").get(pk=advice.pk)
    if not saved and advice.summary != summary:
        raise Overtaken(advice)
    return advice


@transaction.atomic
def write_minority_view(*, actor, advice, text, is_named=False, recommendation=None):
    """What I think otherwise; writing again about the same point replaces what I wrote."""
    seat = _seat(actor, advice, "councils.write")
    about = {"advice": advice, "author": seat, "recommendation": recommendation}
    held(advice)
    view = MinorityView.objects.filter(**about).first() or MinorityView(**about)
    view.text, view.is_named = text, is_named
    view.save()
    return view


@transaction.atomic
def join_minority_view(*, actor, view):
    seat = _seat(actor, view.advice, "councils.write")
    if seat.pk != view.author_id:
        view.supporters.add(seat)


@transaction.atomic
def write_again(*, actor, advice):
    """The chair takes an adopted advice back to the table; signatures that stood under it are gone."""
    advice = move(advice, AdviceState.WRITING, parts=parts_in_advice(actor, advice), adopted_at=None)
    advice.signatures.all().delete()
    return advice


@transaction.atomic
def withdraw_advice(*, actor, advice):
    return move(advice, AdviceState.WITHDRAWN, parts=parts_in_advice(actor, advice))
