"""Whoever works for the city shows a second proof before reaching anything that is not public."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client

from dialogue.people.models import Role, User
from tests.config.addresses import every_address, read
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessRoleFactory

pytestmark = pytest.mark.django_db

PUBLIC = (
    "/static/",
    "/media/",
    "/healthz",
    "/robots.txt",
    "/security.txt",
    "/.well-known/",
    "/favicon.ico",
    "/accounts/",
)


def editor():
    user = UserFactory()
    group = Group.objects.create(name="Redactie")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


def with_role(role):
    return lambda: ProcessRoleFactory(role=role).user


STAFF = {
    "admin": lambda: UserFactory(admin=True),
    "editor": editor,
    "moderator": with_role(Role.MODERATOR),
    "civil servant": with_role(Role.CIVIL_SERVANT),
    "facilitator": with_role(Role.FACILITATOR),
    "note taker": with_role(Role.NOTE_TAKER),
}


@pytest.fixture
def signed_in():
    def sign_in(user):
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize("who", STAFF)
def test_staff_without_a_second_factor_are_led_to_setting_one_up(who, signed_in):
    client = signed_in(STAFF[who]())

    answers = [
        client.get("/beheer/"),
        client.get("/mijn/"),
        client.post("/mijn/gegevens/", {"public_name": "X"}),
    ]

    assert [answer.url for answer in answers] == ["/accounts/2fa/"] * 3
    assert client.get("/accounts/2fa/").status_code == 200


def test_no_address_at_all_shows_staff_anything_before_the_second_factor(signed_in):
    client = signed_in(UserFactory(admin=True))

    reached = set()
    for address in every_address():
        if address.startswith(PUBLIC) or "logout" in address:
            continue
        response = client.get(address)
        read(response)
        redirected = response.status_code == 302 and response.url.startswith("/accounts/")
        if not redirected and not getattr(response, "is_public_page", False):
            reached.add((address, response.status_code))

    assert reached == set()


@pytest.mark.parametrize("kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_with_a_second_factor_staff_reach_their_work(kind, signed_in):
    user = UserFactory(admin=True)
    Authenticator.objects.create(user=user, type=kind, data={})

    assert signed_in(user).get("/beheer/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(signed_in):
    user = UserFactory(admin=True)
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x"})

    assert signed_in(user).get("/beheer/").url == "/accounts/2fa/"


@pytest.mark.parametrize(
    "make", [UserFactory, with_role(Role.COUNCIL_MEMBER)], ids=["resident", "council member"]
)
def test_residents_and_council_members_need_none(make, signed_in):
    assert signed_in(make()).get("/mijn/").status_code == 200


def test_the_demo_asks_for_none(settings, signed_in):
    settings.DEMO_MODE = True

    assert signed_in(UserFactory(admin=True)).get("/beheer/").status_code == 200


def totp_now(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_a_password_alone_does_not_open_an_account_with_a_second_factor(client):
    user = User.objects.create_superuser("bert@zwolle.example", "een lange zin als wachtwoord")
    secret = generate_totp_secret()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": secret})

    answer = client.post(
        "/accounts/login/", {"login": user.email, "password": "een lange zin als wachtwoord"}
    )
    before = client.get("/beheer/")
    client.post("/accounts/2fa/authenticate/", {"code": totp_now(secret)})

    assert answer.url == "/accounts/2fa/authenticate/"
    assert before.url.startswith("/accounts/login/")
    assert client.get("/beheer/").status_code == 200


def test_the_last_second_factor_of_staff_stays(client):
    user = UserFactory(admin=True)
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": generate_totp_secret()}
    )
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": 4_000_000_000, "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()

    page = client.post("/accounts/2fa/totp/deactivate/")

    assert page.status_code == 422
    assert Authenticator.objects.filter(user=user, type="totp").exists()


@pytest.mark.django_db(transaction=True)
def test_an_app_can_be_connected_and_gives_recovery_codes_once(client):
    user = User.objects.create_superuser("bert@zwolle.example")
    client.force_login(user)
    client.get("/accounts/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]

    answer = client.post("/accounts/2fa/totp/activate/", {"code": totp_now(secret)})
    first, second = client.get(answer.url).content.decode(), client.get("/mijn/")

    assert answer.url == "/accounts/2fa/recovery-codes/"
    assert first.count("<li><code>") == 10
    assert second.status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
    ],
)
def test_the_pages_of_the_second_factor_are_in_dutch_and_ours(client, address):
    client.force_login(User.objects.create_user("els@zwolle.example"))

    page = client.get(address).content.decode()

    assert '<html lang="nl"' in page
    assert "site-header" in page
    assert not any(
        word in page for word in ("Two-Factor", "Security Key", "Activate", "Authenticator secret")
    )


def test_an_administrator_adds_somebody_who_then_signs_in_with_a_code(settings):
    settings.DEMO_MODE = True
    admin, new = Client(), Client()
    admin.force_login(UserFactory(admin=True))

    answer = admin.post(
        "/beheer/users/new/",
        {"email": "nieuw@zwolle.example", "first_name": "Nora", "last_name": "Nieuw", "is_active": "on"},
    )
    new.post("/accounts/login/", {"login": "nieuw@zwolle.example"})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()
    new.post("/accounts/login/code/confirm/", {"code": code})

    assert answer.status_code == 302
    assert new.get("/mijn/").status_code == 200
    assert not User.objects.get(email="nieuw@zwolle.example").has_usable_password()
