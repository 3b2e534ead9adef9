"""The pages where staff type in: keyboard, refusals that lose nothing, and nobody else there."""

import pytest
from django.urls import reverse

from surveys.answering.models import Waiting
from surveys.paper.models import Batch
from tests.factories.people import UserFactory
from tests.surveys.paper.people import TYPED, clerk, code_for, open_survey, pile, survey_with_codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def typist(client):
    user = clerk()
    client.force_login(user)
    return user


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO_MODE = True


def address(name, batch):
    return reverse(f"paper:{name}", args=[batch.survey.slug, batch.pk])


@pytest.mark.parametrize("who", [None, UserFactory, lambda: clerk("print_paper")])
def test_for_everybody_else_the_pages_do_not_exist(client, who):
    survey = open_survey()
    if who:
        client.force_login(who())

    statuses = {
        client.get(reverse("paper:overview")).status_code,
        client.get(reverse("paper:survey", args=[survey.slug])).status_code,
        client.post(address("batch", pile(survey)), {"shown": "1"}).status_code,
    }

    assert statuses == ({404} if who else {302})


def test_a_pile_is_made_and_typed_in(client, typist):
    survey = open_survey()

    made = client.post(
        reverse("paper:survey", args=[survey.slug]), {"name": "Wijkcentrum", "received_on": "3-6-2026"}
    )
    batch = Batch.objects.get()
    asked = client.post(address("batch", batch), {"shown": "1"})
    stored = client.post(address("sheet", batch), {"shown": "1", **TYPED}, follow=True)

    assert made.url == address("batch", batch)
    assert "Formulier nummer 1" in asked.content.decode()
    assert "Dit formulier telt mee." in stored.content.decode()
    assert Waiting.objects.get().answers == {"q1living": "a1", "q3lonely": "yes", "q5grade": 8}


def test_a_mistake_is_named_at_the_field_and_nothing_typed_is_lost(client, typist):
    batch = pile(open_survey())

    response = client.post(address("sheet", batch), {"shown": "1", **TYPED, "q5grade": "11"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Kies een cijfer van 1 tot en met 10." in page
    assert 'value="11"' in page
    assert "Een lift." in page
    assert not Waiting.objects.exists()


def test_looking_first_stores_nothing(client, typist):
    batch = pile(open_survey())

    response = client.post(address("sheet", batch), {"shown": "1", **TYPED, "look": "1"})

    assert response.status_code == 200
    assert "Er is nog niets bewaard." in response.content.decode()
    assert not Waiting.objects.exists()


def test_a_used_code_is_told_before_anything_is_typed(client, typist):
    survey = survey_with_codes()
    batch, code = pile(survey), code_for(survey)
    client.post(address("sheet", batch), {"shown": code, **TYPED})

    response = client.post(address("batch", batch), {"shown": code})

    assert response.status_code == 422
    assert "Dit formulier telt al mee." in response.content.decode()


def test_a_double_click_gives_one_response(client, typist):
    batch = pile(open_survey())

    for _click in range(2):
        client.post(address("sheet", batch), {"shown": "1", **TYPED})

    assert Waiting.objects.count() == 1


def test_a_second_clerk_sees_the_differences_and_chooses(client, typist):
    batch = pile(open_survey(), is_double=True)
    client.post(address("sheet", batch), {"shown": "1", **TYPED})
    client.force_login(clerk())
    mistaken = {"shown": "1", **TYPED, "q5grade": "3"}

    shown = client.post(address("sheet", batch), mistaken)
    assert shown.status_code == 422
    assert "U en uw collega verschillen op één plek" in shown.content.decode()
    client.post(address("sheet", batch), {**mistaken, "choose:q5grade": "first"})

    assert Waiting.objects.get().answers["q5grade"] == 8


def test_a_code_is_never_in_an_address_or_in_the_session(client, typist):
    survey = survey_with_codes()
    batch, code = pile(survey), code_for(survey)

    asked = client.post(address("batch", batch), {"shown": code})
    stored = client.post(address("sheet", batch), {"shown": code, **TYPED})

    assert (asked.status_code, code in stored.url) == (200, False)
    assert code not in str(dict(client.session))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_piles_asks_the_database_as_often_for_three_as_for_one(
    client, typist, django_assert_num_queries, count
):
    survey = open_survey()
    for _pile in range(count):
        pile(survey)
    client.get(reverse("paper:survey", args=[survey.slug]))

    with django_assert_num_queries(6):
        client.get(reverse("paper:survey", args=[survey.slug]))


def test_a_pile_with_forms_that_wait_is_not_closed(client, typist):
    batch = pile(open_survey(), is_double=True)
    client.post(address("sheet", batch), {"shown": "1", **TYPED})

    client.post(address("close", batch))

    batch.refresh_from_db()
    assert batch.closed_at is None
