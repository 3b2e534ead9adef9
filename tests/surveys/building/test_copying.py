"""A survey again, and in another language; trying one stores nothing."""

import pytest
from django.urls import reverse

from surveys.building.copying import copy_survey, translate_survey
from surveys.building.definition import definition_of
from surveys.building.models import Survey, Version
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory
from tests.factories.taxonomy import SpoorFactory

pytestmark = pytest.mark.django_db
LIVES = "aaaaaaaa-0000-4000-8000-000000000000"
QUESTIONS = [
    {"type": "yes_no", "id": LIVES, "value": {"title": "Woont u alleen?"}},
    {
        "type": "short_text",
        "id": "bbbbbbbb-0000-4000-8000-000000000000",
        "value": {
            "title": "Wie helpt u?",
            "condition": {"question": "qaaaaaaaa", "operator": "is", "value": "yes"},
        },
    },
]


@pytest.fixture
def staff(client, settings):
    settings.DEMO_MODE = True  # where staff need no second factor
    user = UserFactory(admin=True)
    client.force_login(user)
    return client


def address(name, survey):
    return reverse(Survey.snippet_viewset.get_url_name(name), args=[survey.pk])


def test_a_copy_is_a_draft_with_the_same_questions_and_without_dates(staff):
    survey = SurveyFactory(questions=QUESTIONS, is_sensitive=True)
    survey.sporen = [SpoorFactory()]
    survey.save()
    form = {"title": "Nog een keer", "mark": "abc123"}

    staff.post(address("copy_survey", survey), form)
    staff.post(address("copy_survey", survey), form)

    made = Survey.objects.exclude(pk=survey.pk).get()
    assert (made.title, made.live, made.opens_at, made.phase) == ("Nog een keer", False, None, None)
    assert definition_of(made.questions) == definition_of(survey.questions)
    assert made.is_sensitive
    assert list(made.sporen.all()) == list(survey.sporen.all())
    assert not made.versions.exists()


def test_a_translation_shares_keys_and_dates_and_is_made_once(staff):
    survey = SurveyFactory(slug="wonen", questions=QUESTIONS)

    staff.post(address("translate", survey), {"language": "en"})
    again = staff.post(address("translate", survey), {"language": "en"})

    made = survey.translations.get()
    assert again.status_code == 422
    assert (made.slug, made.language, made.live) == ("wonen-en", "en", False)
    assert (made.phase, made.closes_at) == (survey.phase, survey.closes_at)
    assert [each["key"] for each in definition_of(made.questions)] == ["qaaaaaaaa", "qbbbbbbbb"]
    assert translate_survey(actor=UserFactory(admin=True), survey=made, language="en") == made


@pytest.mark.parametrize("action", [copy_survey, translate_survey])
def test_others_cannot_begin_from_a_survey(action):
    more = {"language": "en"} if action is translate_survey else {"title": "Kopie", "slug": "kopie"}

    with pytest.raises(Exception) as refused:  # noqa: PT011  (its kind is what is asked)
        action(actor=UserFactory(), survey=SurveyFactory(), **more)

    assert type(refused.value).__name__ == "PermissionDenied"
    assert Survey.objects.count() == 1


def test_trying_leads_to_the_real_screens_also_of_a_draft(staff):
    survey = SurveyFactory(draft=True, questions=QUESTIONS)

    page = staff.get(address("try", survey), follow=True)

    assert page.status_code == 200
    assert page.redirect_chain[0][0].startswith(f"/enquetes/{survey.slug}/?proef=")
    assert survey.title in page.content.decode()
    assert not Version.objects.exists()


@pytest.mark.parametrize("name", ["copy_survey", "translate", "try"])
def test_these_pages_are_for_staff(client, name):
    survey = SurveyFactory()
    client.force_login(UserFactory())

    assert client.get(address(name, survey)).status_code == 302


def test_the_preview_shows_what_is_not_yet_kept(staff):
    survey = SurveyFactory(draft=True, questions=QUESTIONS)
    survey.save_revision()

    page = survey.make_preview_request()

    assert "Wie helpt u?" in page.content.decode()
