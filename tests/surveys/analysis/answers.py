"""A closed survey with open answers that are ready to read, and the people who may read them."""

from allauth.mfa.models import Authenticator
from django.test import Client

from home.groups import GROUPS, set_up_group
from surveys.analysis.models import Reading
from surveys.analysis.scheduled import prepare_open_answers
from surveys.answering.models import OpenAnswer
from surveys.results.about import about_survey
from surveys.results.answered import read_answers
from surveys.results.counting import Counter
from surveys.results.freezing import store
from surveys.results.plan import plan_of
from tests.factories.people import UserFactory
from tests.surveys.results.answers import survey_with


def client_of(user):
    """A browser of somebody who signed in with a second factor, however often it is asked."""
    client = Client(raise_request_exception=False)
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {}})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def member_of(group):
    user = UserFactory()
    user.groups.add(set_up_group(group, *GROUPS[group]))
    return user


def closed_survey(count=66, texts=(), **fields):
    """A third of the people wrote something; `texts` are the words of the first ones."""
    survey = survey_with(count, closed=True, **fields)
    answers = list(OpenAnswer.objects.filter(survey=survey))
    for answer, text in zip(answers, texts, strict=False):
        answer.text = text
    OpenAnswer.objects.bulk_update(answers, ["text"])
    freeze_fast(survey)
    prepare_open_answers()
    return survey


def freeze_fast(survey, base=5):
    """The figures without the attack on them, which tests/surveys/results has and which takes a second."""
    answered = read_answers(survey)
    counter = Counter(survey, answered, plan_of(survey, survey.current.questions), base)
    contents = list(counter.tables())
    return store(survey, base, contents, about_survey(survey, answered, counter, contents, []), "")


def reading_of(survey, words):
    return Reading.objects.get(survey=survey, answer__text__contains=words)


def address_of(survey, text_key="qneed"):
    return f"/beheer/open-antwoorden/{survey.pk}/{text_key}/"


def deed(user, reading, doe, **more):
    """One button of the workspace, as a browser presses it."""
    return client_of(user).post(
        f"/beheer/open-antwoorden/antwoord/{reading.pk}/", {"doe": doe, **more}, follow=True
    )
