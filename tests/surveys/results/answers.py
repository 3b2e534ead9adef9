"""Many people's answers to a small survey, made by a seeded generator."""

import random
import uuid

from django.contrib.auth.models import Permission
from django.test import TestCase

from surveys.answering.models import Channel, OpenAnswer, Response
from surveys.results.actions import close_survey
from surveys.results.scheduled import close_what_is_over
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory, VersionFactory, options, question

AREAS = {
    "assendorp": "Assendorp",
    "holtenbroek": "Holtenbroek",
    "stadshagen": "Stadshagen",
    "zuid": "Zwolle-Zuid",
}
AGES = {"18-34": "18 tot 34 jaar", "35-64": "35 tot 64 jaar", "65+": "65 jaar of ouder"}
HELP = {"family": "Familie", "neighbours": "Buren", "pro": "Een hulpverlener", "nobody": "Niemand"}


def definition():
    return [
        question("qarea", "area", "Waar woont u?", options=options(**AREAS)),
        question("qage", "one_choice", "Hoe oud bent u?", options=options(**AGES)),
        question("qhome", "yes_no", "Wilt u thuis oud worden?"),
        question("qhelp", "several_choices", "Van wie krijgt u hulp?", options=options(**HELP)),
        question("qgrade", "grade", "Welk cijfer geeft u uw buurt?"),
        question("qneed", "long_text", "Wat hebt u nodig?"),
    ]


def answer(chance):
    said = {
        "qarea": chance.choices(list(AREAS), [6, 3, 4, 2])[0],
        "qage": chance.choices(list(AGES), [2, 3, 5])[0],
        "qhome": chance.choices(["yes", "no", "dont_know"], [12, 3, 1])[0],
        "qhelp": [key for key in HELP if chance.random() < 0.35] or ["nobody"],
        "qgrade": min(10, max(1, round(chance.gauss(7, 1.3)))),
    }
    return {key: value for key, value in said.items() if chance.random() > 0.04}


def respond(survey, count, seed=1, version=None, make=answer):
    """So many responses, as they are after mixing."""
    chance = random.Random(seed)
    version = version or survey.current
    ways = chance.choices([Channel.WEB, Channel.PAPER, Channel.ASSISTED], [90, 8, 2], k=count)
    responses = Response.objects.bulk_create(
        [
            Response(
                version=version,
                survey=survey,
                channel=way,
                answers=make(chance),
                receipt_hash=uuid.uuid4().hex,
            )
            for way in ways
        ]
    )
    OpenAnswer.objects.bulk_create(
        OpenAnswer(response=response, survey=survey, text_key="qneed", text="Een winkel dichtbij.")
        for response in responses[::3]
    )
    return responses


def survey_with(count=0, seed=1, questions=None, **fields):
    version = VersionFactory(
        survey=SurveyFactory(**fields), definition=questions or definition(), frozen=True
    )
    if count:
        respond(version.survey, count, seed)
    return version.survey


def editor_of_surveys():
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="change_survey"))
    return user


def closed_by_the_clock():
    """Everything that is over closes, and its figures are made."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        close_what_is_over()


def closed_by_hand(survey, editor):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return close_survey(actor=editor, survey=survey)
