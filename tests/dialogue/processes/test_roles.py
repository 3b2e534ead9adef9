"""Roles are given by e-mail address, so nobody browses through the accounts of residents."""

import pytest
from django.urls import reverse

from dialogue.people.models import Role
from dialogue.processes.models import ProcessRole
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory, ProcessRoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, settings):
    settings.DEMO_MODE = True  # where staff need no second factor
    client.force_login(UserFactory(admin=True))
    return client


def give(client, process, email):
    address = reverse(ProcessRole.snippet_viewset.get_url_name("add"))
    return client.post(address, {"process": process.pk, "email": email, "role": Role.MODERATOR})


def test_a_role_is_given_by_address(editor):
    process, user = ProcessFactory(), UserFactory(email="mieke@demo.example")

    give(editor, process, "Mieke@demo.example")

    assert list(ProcessRole.objects.values_list("process", "user", "role")) == [
        (process.pk, user.pk, Role.MODERATOR)
    ]


@pytest.mark.parametrize("email", ["niemand@demo.example", "geblokkeerd@demo.example"])
def test_an_unknown_or_blocked_address_is_refused_at_the_field(editor, email):
    UserFactory(email="geblokkeerd@demo.example", blocked=True)

    response = give(editor, ProcessFactory(), email)

    assert "Er is geen account met dit e-mailadres." in response.content.decode()
    assert not ProcessRole.objects.exists()


def test_a_role_is_given_once(editor):
    role = ProcessRoleFactory(role=Role.MODERATOR)

    response = give(editor, role.process, role.user.email)

    assert "Deze persoon heeft deze rol hier al." in response.content.decode()
    assert ProcessRole.objects.count() == 1


def test_the_form_lists_no_residents(editor):
    resident = UserFactory(public_name="Iemand Anders")

    page = editor.get(reverse(ProcessRole.snippet_viewset.get_url_name("add"))).content.decode()

    assert resident.email not in page
    assert resident.public_name not in page
