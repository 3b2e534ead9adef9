"""The mailbox of the demo shows what would have been sent, and exists in the demo only."""

from datetime import timedelta

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.utils import timezone

from home.mailbox import MailboxBackend, forget_old_mails

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def put(subject, body="Uw code: 123456"):
    MailboxBackend().send_messages([EmailMessage(subject, body, to=["els@zwolle.example"])])


def test_a_mail_is_read_on_the_page_newest_first(client, settings):
    settings.DEMO_MODE = True
    put("Oudste")
    put("Nieuwste")

    page = client.get("/postvak/").content.decode()

    assert "123456" in page
    assert page.index("Nieuwste") < page.index("Oudste")


@pytest.mark.parametrize("address", ["/postvak/", "/mailbox/"])
def test_outside_the_demo_there_is_no_such_page(client, settings, address):
    settings.DEMO_MODE = False
    put("Geheim")

    assert client.get(address).status_code == 404


def test_a_mail_runs_no_code_on_the_page(client, settings):
    settings.DEMO_MODE = True
    put("<script>alert(1)</script>", "<img src=x onerror=alert(1)>")

    page = client.get("/postvak/").content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_mail_is_forgotten_after_a_day(client, settings):
    settings.DEMO_MODE = True
    with time_machine.travel(timezone.now() - timedelta(days=2), tick=False):
        put("Eergisteren")
    put("Vandaag")

    forget_old_mails()

    page = client.get("/postvak/").content.decode()
    assert "Vandaag" in page
    assert "Eergisteren" not in page
