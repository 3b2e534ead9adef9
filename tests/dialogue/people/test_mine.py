"""Somebody's own pages: what they did, a copy of everything, and the way out."""

import json

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dialogue.contributions.models import Contribution
from dialogue.moderation.models import Decision
from dialogue.people.mine import subjects
from dialogue.people.models import User
from dialogue.rooms.models import Participant
from tests.factories.contributions import ContributionFactory
from tests.factories.people import UserFactory
from tests.factories.processes import ClosingAnswerFactory, ProcessRoleFactory

pytestmark = pytest.mark.django_db

# Tables of Wagtail that say who edited a page; they are part of the website's own history.
WEBSITE = {"wagtailcore", "wagtailusers", "wagtailimages", "wagtaildocs", "wagtailadmin", "home"}
MARKERS = ["geheim-woord-17", "Merel van Marker", "marker@zwolle.example"]


@pytest.fixture
def merel():
    return User.objects.create_user("marker@zwolle.example", public_name="Merel van Marker")


@pytest.fixture
def said(merel):
    contribution = ContributionFactory(text="geheim-woord-17 staat hier")
    Participant.objects.filter(pk=contribution.author_id).update(user=merel, public_name="Merel van Marker")
    return contribution


def page_of(client):
    return client.get("/mijn/").content.decode()


def test_who_is_not_signed_in_is_asked_to(client):
    for address in ("/mijn/", "/mijn/gegevens/", "/mijn/gegevens/kopie/", "/mijn/gegevens/wissen/"):
        assert client.get(address).url == f"/accounts/login/?next={address}"


def test_my_page_shows_what_i_said_and_how_the_process_stands(client, merel, said):
    client.force_login(merel)

    page = page_of(client)

    assert "geheim-woord-17" in page
    assert said.room.phase.process.question in page


def test_my_page_says_why_something_is_hidden(client, merel, said):
    moderator = UserFactory()
    Contribution.objects.update(hidden_at=said.created_at)
    Decision.objects.create(
        contribution=said,
        moderator=moderator,
        verdict="hide",
        ground="personal",
        words="Er staat een adres in.",
    )
    client.force_login(merel)

    page = page_of(client)

    assert "Er staat een adres in." in page
    assert f"/gesprek/{said.pk}/bezwaar/" in page


def test_my_page_does_not_show_what_others_said(client, said):
    client.force_login(UserFactory())

    assert "geheim-woord-17" not in page_of(client)


def test_my_page_costs_the_same_at_one_thing_and_at_three(settings):
    settings.DEMO_MODE = True

    counted = [queries_of_my_page(1), queries_of_my_page(3)]

    assert counted[0] == counted[1]
    assert counted[0] <= 25


def queries_of_my_page(many):
    user, client = UserFactory(), Client()
    for role in ["moderator", "civil_servant", "facilitator"][:many]:
        contribution = ContributionFactory()
        Participant.objects.filter(pk=contribution.author_id).update(user=user)
        ProcessRoleFactory(user=user, role=role)
    client.force_login(user)
    client.get("/mijn/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/mijn/").status_code == 200
    return len(queries)


def test_the_name_others_see_can_be_chosen(client, merel):
    client.force_login(merel)

    answer = client.post("/mijn/gegevens/", {"public_name": "Reiger"})

    assert answer.status_code == 302
    assert User.objects.get(pk=merel.pk).public_name == "Reiger"


def test_a_name_that_is_too_long_stays_filled_in(client, merel):
    client.force_login(merel)

    page = client.post("/mijn/gegevens/", {"public_name": "x" * 61})

    assert page.status_code == 422
    assert "x" * 61 in page.content.decode()


def test_a_copy_holds_everything_about_me_and_nothing_of_others(client, merel, said):
    ContributionFactory(text="van een ander")
    client.force_login(merel)

    answer = client.get("/mijn/gegevens/kopie/")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="mijn-gegevens.json"'
    assert all(marker in json.dumps(answer.json()) for marker in MARKERS)
    assert "van een ander" not in json.dumps(answer.json())


def test_a_copy_is_only_for_its_owner(client, merel, said):
    client.force_login(merel)
    address = "/mijn/gegevens/kopie/"
    client.get(address)

    assert Client().get(address).status_code == 302


def test_after_erasing_no_table_holds_a_word_of_mine_and_the_counts_are_the_same(client, merel, said):
    before = Contribution.objects.count()
    client.force_login(merel)

    answer = client.post("/mijn/gegevens/wissen/")

    assert answer.headers["Clear-Site-Data"]
    assert Contribution.objects.count() == before
    assert said.room.entries.last().type == "contribution_erased"
    assert not [marker for marker in MARKERS if marker in everything_stored()]
    assert client.get("/mijn/").status_code == 302


def test_the_decisions_of_somebody_who_leaves_stay_without_a_name(client, merel):
    ClosingAnswerFactory(published_by=merel)
    client.force_login(merel)

    client.post("/mijn/gegevens/wissen/")

    left = User.objects.get(pk=merel.pk)
    assert not left.is_active
    assert not left.has_usable_password()
    assert not [marker for marker in MARKERS if marker in everything_stored()]


def everything_stored():
    return "".join(
        serializers.serialize("json", model.objects.all())
        for model in apps.get_models()
        if model._meta.managed
    )


def test_every_table_with_something_of_a_person_says_what_happens_to_it():
    answered = {model for subject in subjects() for model in subject.models}

    silent = {
        model.__name__
        for model in apps.get_models()
        if model._meta.app_label not in WEBSITE and about_a_person(model) and model not in answered
    }

    assert silent == set()


def about_a_person(model):
    fields = [field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)]
    return any(field.related_model in {User, Participant} for field in fields)
