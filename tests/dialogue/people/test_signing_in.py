"""Signing in with a code: who gets in, who does not, and what an onlooker can learn."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from dialogue.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def els():
    return User.objects.create_user("els@zwolle.example", public_name="Els")


def ask_code(client, email):
    return client.post("/accounts/login/", {"login": email})


def code_in(message):
    return re.search(r"\b\d{6}\b", message.body).group()


def confirm(client, code):
    return client.post("/accounts/login/code/confirm/", {"code": code})


def is_signed_in(client):
    return client.get("/mijn/").status_code == 200


def test_the_code_from_the_mail_lets_somebody_in(client, els):
    answer = ask_code(client, "Els@Zwolle.example")
    confirmed = confirm(client, code_in(mail.outbox[0]))

    assert answer.url == "/accounts/login/code/confirm/"
    assert confirmed.url == "/mijn/"
    assert is_signed_in(client)


def test_after_the_code_one_comes_where_one_wanted_to_be(client, els):
    client.post("/accounts/login/?next=/mijn/gegevens/", {"login": els.email})

    confirmed = client.post(
        "/accounts/login/code/confirm/?next=/mijn/gegevens/", {"code": code_in(mail.outbox[0])}
    )

    assert confirmed.url == "/mijn/gegevens/"


def test_nobody_is_sent_to_another_site(client, els):
    ask_code(client, els.email)

    confirmed = client.post(
        "/accounts/login/code/confirm/?next=https://evil.example/", {"code": code_in(mail.outbox[0])}
    )

    assert confirmed.url == "/mijn/"


def test_the_third_wrong_code_ends_it_and_the_right_one_then_no_longer_works(client, els):
    ask_code(client, els.email)

    answers = [confirm(client, "000000").status_code for _ in range(3)]
    late = confirm(client, code_in(mail.outbox[0]))

    assert answers == [422, 422, 302]
    assert late.status_code == 302
    assert not is_signed_in(client)


def test_tries_at_the_same_moment_count_too(client, els):
    ask_code(client, els.email)
    code = code_in(mail.outbox[0])
    # What a request at the same moment sees: a session in which nothing was tried yet.
    before = dict(client.session)
    for _ in range(3):
        confirm(client, "000000")
        session = client.session
        session.update(before)
        session.save()

    answer = confirm(client, code)

    assert answer.status_code == 422
    assert not is_signed_in(client)


def test_a_code_works_for_ten_minutes(client, els):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        ask_code(client, els.email)
        clock.shift(timedelta(minutes=10, seconds=1))

        confirm(client, code_in(mail.outbox[0]))

        assert not is_signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked_for_it(client, els):
    ask_code(client, els.email)
    other = Client()
    ask_code(other, "iemand@anders.example")

    confirm(other, code_in(mail.outbox[0]))

    assert not is_signed_in(other)


def test_a_code_works_once(client, els):
    ask_code(client, els.email)
    code = code_in(mail.outbox[0])
    confirm(client, code)
    client.post("/accounts/logout/")

    confirm(client, code)

    assert not is_signed_in(client)


def test_somebody_blocked_gets_no_code(client, els):
    els.is_active = False
    els.save()

    ask_code(client, els.email)

    assert mail.outbox == []


def test_a_new_account_needs_only_an_address_and_the_code(client):
    client.post("/accounts/signup/", {"email": "nieuw@zwolle.example"})
    client.post("/accounts/confirm-email/", {"code": code_in(mail.outbox[0])})

    user = User.objects.get()
    assert is_signed_in(client)
    assert not user.has_usable_password()
    assert EmailAddress.objects.get(user=user).verified


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/accounts/login/", "login"),
        ("/accounts/login/code/", "email"),
        ("/accounts/signup/", "email"),
        ("/accounts/password/reset/", "email"),
    ],
    ids=["login", "code", "signup", "reset"],
)
def test_known_and_unknown_addresses_get_the_same_answer(els, address, data):
    known, unknown = Client(), Client()
    els.set_password("een lange zin als wachtwoord")
    els.save()

    answers = [
        client.post(address, {data: email})
        for client, email in ((known, els.email), (unknown, "xxx@zwolle.example"))
    ]
    pages = [client.get(answer.url) for client, answer in zip((known, unknown), answers, strict=True)]

    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].url == answers[1].url
    assert same(pages[0], els.email) == same(pages[1], "xxx@zwolle.example")


def same(page, email):
    """A page without what differs for everybody: the form token and the address itself."""
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", page.content.decode()).replace(email, "")


def test_an_unknown_address_gets_no_mail(client):
    ask_code(client, "niemand@zwolle.example")

    assert mail.outbox == []


def test_a_mail_says_nothing_of_the_code_in_its_subject(client, els):
    ask_code(client, els.email)

    message = mail.outbox[0]
    assert not re.search(r"\d", message.subject)
    assert "text/html" in [kind for _content, kind in message.alternatives]


def test_somebody_who_asks_too_often_waits_and_others_in_the_hall_do_not(els):
    others = [User.objects.create_user(f"buur{n}@zwolle.example") for n in range(40)]

    own = [ask_code(Client(), els.email).status_code for _ in range(4)]
    theirs = [ask_code(Client(), other.email).status_code for other in others]

    assert own == [302, 302, 302, 422]
    assert set(theirs) == {302}


def test_wrong_passwords_are_limited_per_person_and_the_neighbour_still_gets_in(els):
    neighbour = User.objects.create_user("buur@zwolle.example", "een lange zin als wachtwoord")
    attempts = [
        Client().post("/accounts/login/", {"login": els.email, "password": "fout wachtwoord"})
        for _ in range(60)
    ]
    hall = Client()

    hall.post("/accounts/login/", {"login": neighbour.email, "password": "een lange zin als wachtwoord"})

    assert {answer.status_code for answer in attempts} == {422}
    assert "te vaak" in attempts[-1].content.decode()
    assert is_signed_in(hall)


def test_the_right_password_does_not_help_either_once_the_limit_is_reached(els):
    els.set_password("een lange zin als wachtwoord")
    els.save()
    for _ in range(6):
        Client().post("/accounts/login/", {"login": els.email, "password": "fout wachtwoord"})
    client = Client()

    client.post("/accounts/login/", {"login": els.email, "password": "een lange zin als wachtwoord"})

    assert not is_signed_in(client)


@pytest.mark.parametrize(("trusted", "expected"), [(0, 422), (1, 302)], ids=["not trusted", "trusted"])
def test_the_address_a_proxy_names_counts_only_when_the_proxy_is_trusted(settings, els, trusted, expected):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = trusted
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "1/m/ip"}
    ask = {"REMOTE_ADDR": "10.0.0.1"}
    Client().post("/accounts/login/", {"login": els.email}, HTTP_X_FORWARDED_FOR="203.0.113.1", **ask)

    second = Client().post(
        "/accounts/login/", {"login": "x@zwolle.example"}, HTTP_X_FORWARDED_FOR="203.0.113.2", **ask
    )

    assert second.status_code == expected


def test_a_wrong_address_is_said_at_the_field_and_stays_filled_in(client):
    page = client.post("/accounts/login/", {"login": "geen adres"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "data-error-summary" in text
    assert 'aria-invalid="true"' in text
    assert 'value="geen adres"' in text


@pytest.mark.parametrize("demo", [True, False], ids=["demo", "no demo"])
def test_the_accounts_of_the_demo_are_offered_in_the_demo_only(client, settings, demo):
    settings.DEMO_MODE = demo
    User.objects.create_user("inwoner@demo.example", settings.DEMO_PASSWORD)

    page = client.get("/accounts/login/").content.decode()

    assert ("inwoner@demo.example" in page) is demo
    assert ('name="password"' in page) is demo


def test_signing_out_leaves_nothing_on_the_device(client, els):
    client.force_login(els)

    answer = client.post("/accounts/logout/")

    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not is_signed_in(client)


def test_a_device_is_known_without_its_address(client, els):
    ask_code(client, els.email)
    confirm(client, code_in(mail.outbox[0]))

    session = els.usersession_set.get()

    assert session.ip == "0.0.0.0"  # noqa: S104
    assert client.get("/accounts/sessions/").status_code == 200


def test_others_devices_can_be_signed_out(els):
    here, there = Client(), Client()
    for client in (here, there):
        ask_code(client, els.email)
        confirm(client, code_in(mail.outbox[-1]))
    assert is_signed_in(there)

    here.post("/accounts/sessions/")

    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_a_new_address_counts_when_its_code_is_filled_in(client, els):
    ask_code(client, els.email)
    confirm(client, code_in(mail.outbox[-1]))

    client.post("/accounts/email/", {"email": "els@nieuw.example", "action_add": "1"})
    before = User.objects.get().email
    code = next(code_in(message) for message in mail.outbox if message.to == ["els@nieuw.example"])
    client.post("/accounts/confirm-email/", {"code": code})

    assert before == "els@zwolle.example"
    assert User.objects.get().email == "els@nieuw.example"
    assert any(message.to == ["els@zwolle.example"] for message in mail.outbox[1:])


@pytest.mark.parametrize(
    "door",
    ["/beheer/login/", "/_util/login/", "/beheer/password_reset/", "/beheer/password_reset/confirm/MQ/abc/"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_all_other_doors_lead_to_the_one_door(client, door, method):
    answer = getattr(client, method)(door, {"username": "x", "password": "y"} if method == "post" else None)

    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")


def test_there_is_no_django_admin(client):
    for address in ("/admin/", "/django-admin/", "/admin/login/"):
        assert client.get(address).status_code == 404
