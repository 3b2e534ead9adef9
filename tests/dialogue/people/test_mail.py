"""A mail that cannot leave now leaves later; to nobody nothing leaves."""

import smtplib

import pytest
from django.core import mail

from dialogue.people import tasks


def test_a_mail_leaves_as_text_and_as_html():
    tasks.send_mail.call(
        to="els@zwolle.example", subject="Uw code", body="Dit is uw code:\n\n123456", code="123456"
    )

    message = mail.outbox[0]
    assert message.to == ["els@zwolle.example"]
    assert "123456" in message.alternatives[0][0]


def test_to_an_unknown_address_nothing_leaves():
    tasks.send_mail.call(to="", subject="Uw code", body="000000")

    assert mail.outbox == []


@pytest.mark.parametrize("error", [smtplib.SMTPServerDisconnected(), ConnectionRefusedError()])
def test_when_the_mail_server_is_away_it_is_tried_again_and_in_the_end_given_up(monkeypatch, error):
    attempts = []

    class Later:
        def enqueue(self, **words):
            attempts.append(words["attempt"])

    def away(self):
        raise error

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", away)
    monkeypatch.setattr(type(tasks.send_mail), "using", lambda self, run_after: Later())

    for attempt in range(3):
        tasks.send_mail.call(to="els@zwolle.example", subject="x", body="x", attempt=attempt)
    with pytest.raises(type(error)):
        tasks.send_mail.call(to="els@zwolle.example", subject="x", body="x", attempt=3)

    assert attempts == [1, 2, 3]
