"""Mail that fails is tried again, an address that does not work is left alone, and the way out is one click."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from dialogue.notifications.actions import notify, tell
from dialogue.notifications.bounces import read_report
from dialogue.notifications.models import MailChoice, Message, Outcome
from dialogue.notifications.scheduled import go_on_with_what_waits
from dialogue.notifications.sending import HANDFUL, WAIT, send_some, take
from dialogue.notifications.stopping import stop_address
from tests.factories.notifications import MailChoiceFactory
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory

pytestmark = pytest.mark.django_db

REPORT = b"""From: MAILER-DAEMON@zwolle.example
To: samenspraak@demo.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

I'm sorry.

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.zwolle.example

Final-Recipient: rfc822; %s
Action: %s
Status: %s

--x--
"""


def write(user=None, key="x:1"):
    user = user or UserFactory()
    notify(user=user, key=key, subject="Hallo", template="mail/base.txt", context={})
    return user


class Refuses:
    """A mail server with an opinion; Django's own backends ask the connection to send."""

    def __init__(self, *errors):
        self.errors = list(errors)

    def __call__(self, *args, **kwargs):
        return self

    def send_messages(self, messages):
        if self.errors:
            error = self.errors.pop(0)
            if error:
                raise error
        mail.outbox.extend(messages)
        return len(messages)

    def close(self):
        pass


@pytest.fixture
def server(monkeypatch):
    def set_up(*errors):
        monkeypatch.setattr("dialogue.notifications.sending.get_connection", Refuses(*errors))

    return set_up


AWAY = [
    smtplib.SMTPServerDisconnected("weg"),
    smtplib.SMTPConnectError(421, b"later"),
    ConnectionRefusedError(),
    TimeoutError(),
]


@pytest.mark.parametrize("error", [*AWAY, smtplib.SMTPDataError(451, b"later")], ids=repr)
def test_a_mail_that_fails_goes_later_and_once(server, error):
    server(error)
    write()
    assert mail.outbox == []
    go_on_with_what_waits()
    assert mail.outbox == []
    with time_machine.travel(timezone.now() + WAIT[0] + timedelta(seconds=1)):
        go_on_with_what_waits()
        go_on_with_what_waits()
    assert len(mail.outbox) == 1
    assert Message.objects.get().outcome == Outcome.SENT


def test_it_waits_longer_each_time_and_is_given_up_in_the_end(server):
    server(*[TimeoutError()] * 20)
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        write()
        waits = []
        while Message.objects.filter(done_at=None).exists():
            due = Message.objects.get().due_at
            waits.append(due - timezone.now())
            clock.move_to(due)
            go_on_with_what_waits()
    assert waits == WAIT
    assert Message.objects.get().outcome == Outcome.FAILED


def test_when_the_server_is_away_nobody_else_waits_for_it(server):
    server(None, TimeoutError(), *[AssertionError("asked again")] * 5)
    for n in range(4):
        Message.objects.create(user=UserFactory(), key=f"x:{n}", how="mail", subject="x", body="x")
    assert send_some() is False
    assert sorted(Message.objects.values_list("attempts", flat=True)) == [0, 0, 0, 1]
    assert Message.objects.to_send().count() == 2


def test_an_address_that_is_refused_is_marked_and_not_written_to_again(server, client):
    server(smtplib.SMTPRecipientsRefused({"x": (550, b"no such user")}))
    user = write()
    assert Message.objects.get().outcome == Outcome.BOUNCED
    write(user, key="x:2")
    assert mail.outbox == []
    client.force_login(user)
    page = client.get("/mijn/").content.decode()
    assert f"Mail naar {user.email} komt terug sinds" in page

    client.post("/mijn/volgen/adres-werkt/")
    write(user, key="x:3")
    assert [m.to for m in mail.outbox] == [[user.email]]
    assert "komt terug sinds" not in client.get("/mijn/").content.decode()


def test_a_full_mailbox_is_not_a_broken_address(server):
    server(smtplib.SMTPRecipientsRefused({"x": (452, b"full")}))
    write()
    assert not MailChoice.objects.exists()
    assert Message.objects.get().attempts == 1


def test_another_address_of_the_same_person_works():
    user = UserFactory(email="nieuw@zwolle.example")
    MailChoiceFactory(user=user, bounced_address="oud@zwolle.example", bounced_at=timezone.now())
    write(user)
    assert [m.to for m in mail.outbox] == [["nieuw@zwolle.example"]]


@pytest.mark.parametrize(
    ("action", "status", "marked"),
    [(b"failed", b"5.1.1", True), (b"delayed", b"4.2.2", False), (b"failed", b"4.2.2", False)],
)
def test_a_report_of_a_mail_server_marks_an_address(action, status, marked):
    user = UserFactory(email="weg@zwolle.example")
    read_report(REPORT % (b"Weg@zwolle.example", action, status))
    assert MailChoice.objects.filter(user=user, bounced_address=user.email).exists() is marked


@pytest.mark.parametrize("report", [b"", b"\xff\x00", b"Subject: hallo\n\nweg@zwolle.example"])
def test_a_mail_that_is_no_report_marks_nobody(report):
    UserFactory(email="weg@zwolle.example")
    assert read_report(report) == 0


def test_two_workers_never_hold_one_mail():
    for n in range(HANDFUL + 5):
        Message.objects.create(user=UserFactory(), key=f"x:{n}", how="mail", subject="x", body="x")
    first, second, third = take(timezone.now()), take(timezone.now()), take(timezone.now())
    assert (len(first), len(second), len(third)) == (HANDFUL, 5, 0)
    assert not {m.pk for m in first} & {m.pk for m in second}


def test_what_a_killed_worker_held_comes_free_by_itself(settings):
    Message.objects.create(user=UserFactory(), key="x", how="mail", subject="x", body="x")
    write_time = timezone.now()
    take(write_time)
    later = write_time + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    assert take(later - timedelta(seconds=1)) == []
    assert len(take(later)) == 1


def test_a_mail_keeps_its_name_when_it_goes_again(server):
    server(TimeoutError())
    write()
    named = Message.objects.get().mail_id
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        go_on_with_what_waits()
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{named}@localhost>"


@pytest.mark.parametrize("what", ["digest", "at_once"])
def test_one_click_out_works_without_signing_in(client, what):
    user = UserFactory()
    path = "/" + stop_address(user, what).split("/", 3)[3]
    assert client.get(path).status_code == 200
    assert not MailChoice.objects.exists()
    for _n in range(2):
        assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    choice = MailChoice.objects.get(user=user)
    assert (choice.rhythm, choice.at_once) == (("never", True) if what == "digest" else ("week", False))


@pytest.mark.parametrize("token", ["x", "eyJ1c2VyIjoxfQ:1abc:xyz"])
def test_a_link_that_is_not_ours_is_no_page(client, token):
    assert client.get(f"/afmelden/{token}/").status_code == 404
    assert client.post(f"/afmelden/{token}/").status_code == 404


def test_the_way_out_stands_in_the_headers_and_in_the_text(settings):
    process = ProcessFactory()
    tell("term_runs_out", key="t", about=process, people=[UserFactory()])
    message = mail.outbox[0]
    address = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert address.startswith(f"{settings.BASE_URL}/afmelden/")
    assert address in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_with_a_slow_server_another_worker_takes_over_and_nothing_goes_twice(monkeypatch, settings):
    """Two mails take more than the lease of three together; by then the third is in the hands of another."""
    users = [UserFactory() for _n in range(3)]
    for number, user in enumerate(users):
        Message.objects.create(user=user, key=f"x:{number}", how="mail", subject="x", body="x")

    class Slow(Refuses):
        def send_messages(self, messages):
            clock.shift(timedelta(seconds=settings.MAIL_LEASE_SECONDS * 0.6))
            if len(mail.outbox) == 1:
                monkeypatch.setattr("dialogue.notifications.sending.get_connection", Refuses())
                send_some()
            return super().send_messages(messages)

    monkeypatch.setattr("dialogue.notifications.sending.get_connection", Slow())
    with time_machine.travel(timezone.now(), tick=False) as clock:
        send_some()

    assert [m.to[0] for m in mail.outbox] == [users[number].email for number in (0, 2, 1)]
