"""Themes of a survey lead to outcomes, and a receipt shows what the survey led to without what was in it."""

import pytest

from dialogue.outcomes import sources
from dialogue.outcomes.models import ThemeSource
from dialogue.outcomes.queries import for_letters
from home.groups import ANALYSTS
from surveys.analysis.coding import add_theme, make_theme
from surveys.analysis.models import Reading
from surveys.answering.models import Response
from surveys.answering.sealing import hash_of_receipt
from surveys.results.actions import publish_results
from tests.factories.outcomes import ThemeReplyFactory
from tests.factories.people import UserFactory
from tests.surveys.analysis.answers import closed_survey, member_of
from tests.surveys.results.answers import editor_of_surveys

pytestmark = pytest.mark.django_db
RECEIPT = "ABCD-EFGH-JKMN-PQRS"


@pytest.fixture
def survey():
    return closed_survey(count=90)


@pytest.fixture
def theme(survey):
    analyst = member_of(ANALYSTS)
    theme = make_theme(actor=analyst, survey=survey, text_key="qneed", name="Een winkel dichtbij")
    for reading in Reading.objects.filter(survey=survey)[:24]:
        add_theme(actor=analyst, reading=reading, theme=theme)
    return theme


def publish(survey):
    publish_results(actor=editor_of_surveys(), survey=survey)


def test_a_theme_is_input_once_the_results_are_public(survey, theme):
    assert sources.keys_of(survey.process) == []

    publish(survey)

    assert sources.keys_of(survey.process) == [("survey_theme", theme.pk)]
    found = sources.load([("survey_theme", theme.pk)])["survey_theme", theme.pk]
    assert found.text == "Een winkel dichtbij (25 mensen schreven dit in de enquête)"
    assert (found.form, found.is_shared, found.user_id) == (survey.title, True, None)


def outcome_with(survey, theme):
    reply = ThemeReplyFactory(
        theme__outcome__process=survey.process, theme__outcome__published=True, published=True
    )
    ThemeSource.objects.create(theme=reply.theme, kind="survey_theme", key=theme.pk, added_by=UserFactory())
    return reply.theme


@pytest.mark.parametrize("has_written", [True, False])
def test_every_receipt_of_a_survey_shows_the_same(client, survey, theme, has_written):
    publish(survey)
    heard = outcome_with(survey, theme)
    own = Response.objects.filter(survey=survey, open_answers__isnull=not has_written).first()
    Response.objects.filter(pk=own.pk).update(receipt_hash=hash_of_receipt(RECEIPT))

    page = client.get(f"/inbreng/{RECEIPT}/").content.decode()

    assert heard.title in page
    assert "Mensen zeiden" in page
    assert "U zei" not in page
    assert "Een winkel dichtbij." not in page
    assert f"{survey.get_absolute_url()}resultaten/" in page


def test_before_publication_a_receipt_says_that_it_counts(client, survey, theme):
    own = Response.objects.filter(survey=survey).first()
    Response.objects.filter(pk=own.pk).update(receipt_hash=hash_of_receipt(RECEIPT))

    page = client.get(f"/inbreng/{RECEIPT}/").content.decode()

    assert "tellen mee" in page
    assert "Een winkel" not in page


def test_nobody_gets_a_letter_for_a_theme(survey, theme):
    publish(survey)

    assert for_letters(outcome_with(survey, theme).outcome) == []
