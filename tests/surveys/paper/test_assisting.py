"""Filling in together: consent first, the ordinary screens, nothing of the helper, and an empty screen."""

import pytest
from django.urls import reverse

from surveys.answering.models import Draft, Waiting
from surveys.paper.models import Consent
from tests.factories.people import UserFactory
from tests.surveys.paper.people import clerk, code_for, open_survey, survey_with_codes

pytestmark = pytest.mark.django_db
AGREED = {"agrees": "on", "consented_on": "3-6-2026"}


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO_MODE = True


@pytest.fixture
def helper(client):
    user = clerk()
    client.force_login(user)
    return user


def address(name, survey):
    return reverse(f"paper:{name}", args=[survey.slug])


def test_without_consent_nothing_begins(client, helper):
    survey = open_survey()

    response = client.post(address("assist", survey), {"consented_on": "3-6-2026"})

    assert response.status_code == 422
    assert not Draft.objects.exists()
    assert not Consent.objects.exists()


def test_after_consent_the_ordinary_screens_come_and_say_together(client, helper):
    survey = open_survey()

    began = client.post(address("assist", survey), AGREED)
    page = client.get(began.url).content.decode()

    assert "U vult dit samen in." in page
    assert [str(consent.given_on) for consent in Consent.objects.all()] == ["2026-06-03"]


def sent(client, survey):
    began = client.post(address("assist", survey), AGREED)
    client.post(began.url, {"vraag": "q1living", "answer": "a2", "go": "next"})
    return client.post(reverse("answering:overview", args=[survey.slug]), {"go": "send"})


def test_what_is_sent_counts_as_assisted_and_knows_no_helper(client, helper):
    survey = open_survey()

    sent(client, survey)

    [response] = Waiting.objects.all()
    assert (response.channel, response.answers, response.user) == ("assisted", {"q1living": "a2"}, None)
    assert {field.name for field in Consent._meta.get_fields()} == {"id", "survey", "given_on"}


def test_a_code_is_used_once(client, helper):
    survey = survey_with_codes()
    code = code_for(survey)
    client.post(address("assist", survey), {**AGREED, "code": "7K4Q-92MF-ABCD-EFGH"})
    assert not Draft.objects.exists()

    began = client.post(address("assist", survey), {**AGREED, "code": code})

    assert began.status_code == 302


def test_at_the_end_there_is_a_proof_on_paper_and_the_screen_is_emptied(client, helper):
    survey = open_survey()
    end = client.get(sent(client, survey).url)

    proof = client.post(address("receipt", survey))
    cleared = client.post(address("assisted", survey))
    after = client.get(end.request["PATH_INFO"])

    assert "Maak het scherm nu leeg" in end.content.decode()
    assert proof["Content-Type"] == "application/pdf"
    assert cleared["Clear-Site-Data"] == '"cache", "storage"'
    assert {name for name, cookie in cleared.cookies.items() if cookie["max-age"] == 0} >= {
        "antwoorden",
        "ontvangst",
        "samen",
    }
    assert after.status_code == 302
    assert client.post(address("receipt", survey)).status_code == 404


def test_who_stops_halfway_leaves_no_draft(client, helper):
    survey = open_survey()
    client.post(address("assist", survey), AGREED)

    client.post(address("assisted", survey))

    assert not Draft.objects.exists()


@pytest.mark.parametrize("state", ["named", "for_group", "over", "planned"])
def test_some_surveys_cannot_be_filled_in_together(client, helper, state):
    survey = open_survey(**{f"survey__{state}": True})

    client.post(address("assist", survey), AGREED)

    assert not Draft.objects.exists()


@pytest.mark.parametrize("who", [UserFactory, lambda: clerk("print_paper")])
def test_only_helpers_find_these_pages(client, who):
    survey = open_survey()
    client.force_login(who())

    statuses = {
        client.get(address("assist", survey)).status_code,
        client.post(address("assisted", survey)).status_code,
        client.post(address("receipt", survey)).status_code,
    }

    assert statuses == {404}
