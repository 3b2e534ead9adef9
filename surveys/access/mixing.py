"""The mix: answers leave the urn in random order, and everything that could tell who gave which is written anew.

An answer waits in the urn beside the row that says its right is used; who reads the whole database can join those two
by the transaction that wrote them (300 of 300, measured). After the mix there is no such pair any more:
- the urn and the list of used rights are emptied into a fresh table, in random order;
- all answers of the survey, also of earlier mixes, are written anew among each other, so no answer shows its batch.
"""

import random

from django.db import transaction
from django.db.models import Count

from dialogue.events import SurveyAnswered
from dialogue.rooms.actions import record
from dialogue.rooms.models import Room
from surveys.access import fresh
from surveys.access.models import Used
from surveys.answering.models import OpenAnswer, Response, Waiting
from surveys.building.models import Survey

# Fewer answers at once would say too much about who gave them (reliability 4.5).
AT_LEAST = 25
# Of what is mixed already: writing all anew for a handful of newcomers costs more than it hides.
ONE_IN = 100
AT_A_TIME = 500


def is_due(waiting, mixed):
    return waiting >= AT_LEAST and waiting * ONE_IN >= mixed


def mix_what_is_due():
    """Mix every survey with enough answers in the urn, or that is over. Returns how many surveys."""
    due = 0
    waiting = Waiting.objects.values_list("version__survey").annotate(number=Count("pk"))
    for survey_id, number in waiting.order_by():
        survey = Survey.objects.get(pk=survey_id)
        # Who pressed "send" at the stroke of closing may have come in just after the last mix.
        if survey.is_over() or is_due(number, Response.objects.filter(survey=survey).count()):
            mix(survey)
            due += 1
    return due


def mix(survey):
    """Empty the urn of a survey; at closing too, however few wait. Returns how many answers came out."""
    with transaction.atomic():
        number = out_of_the_urn(survey)
        transaction.on_commit(fresh.forget_the_log, robust=True)
    if number:
        rewrite(survey)
    return number


@transaction.atomic
def rewrite(survey):
    """Write all answers of a survey anew. Apart from emptying the urn: senders wait for that, not for this."""
    fresh.lock(table(Response), table(OpenAnswer), mode="SHARE ROW EXCLUSIVE")
    fresh.scatter(table(Response), "survey_id = %s", survey.pk)
    fresh.scatter(table(OpenAnswer), "survey_id = %s", survey.pk)
    transaction.on_commit(fresh.forget_the_log, robust=True)


def out_of_the_urn(survey):
    # In the order in which an answer is sent, so that nobody waits for each other.
    fresh.lock(table(Used), table(Waiting))
    waiting = list(Waiting.objects.filter(version__survey=survey))
    random.SystemRandom().shuffle(waiting)
    pairs = [response_of(survey, answer) for answer in waiting]
    Response.objects.bulk_create([response for response, _texts in pairs], AT_A_TIME)
    OpenAnswer.objects.bulk_create([text for _response, texts in pairs for text in texts], AT_A_TIME)
    fresh.empty_but(
        table(Waiting), "version_id NOT IN (SELECT id FROM surveys_version WHERE survey_id = %s)", survey.pk
    )
    fresh.empty_but(table(Used), "1 = 1")
    if waiting:
        tell(survey, len(waiting))
    return len(waiting)


def response_of(survey, waiting):
    """The same answer under another key, with its words apart."""
    shared = {
        name: getattr(waiting, name)
        for name in ("version_id", "channel", "answers", "receipt_hash", "user_id")
    }
    response = Response(survey=survey, **shared)
    texts = [
        OpenAnswer(response=response, survey=survey, text_key=key, text=text)
        for key, text in waiting.texts.items()
    ]
    return response, texts


def tell(survey, number):
    """The room of the phase hears that there are answers: how many, never whose."""
    room = survey.phase_id and Room.objects.filter(phase=survey.phase_id).first()
    if room:
        record(room, SurveyAnswered(survey=survey.pk, count=number))


def table(model):
    return model._meta.db_table
