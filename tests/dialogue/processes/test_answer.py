"""A civil servant closes a process with an answer: once, in public, and whoever took part hears."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.exceptions import PermissionDenied

from dialogue.notifications.models import Announcement
from dialogue.notifications.spreading import write_down
from dialogue.people.models import Role
from dialogue.processes.actions import answer_process
from dialogue.processes.models import ClosingAnswer
from dialogue.processes.standing import State
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory, ProcessFactory, ProcessRoleFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db
WORDS = {
    "heard": "U wilt een plek in de buurt.",
    "done": "Wij openen drie plekken.",
    "not_done": "Geen nieuw huis. Daar is geen geld voor.",
    "decided_by": "De wethouder",
}


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO_MODE = True  # where staff need no second factor


def civil_servant_of(process):
    return ProcessRoleFactory(process=process, role=Role.CIVIL_SERVANT).user


def address(process):
    return f"/meedoen/{process.slug}/antwoord/"


OTHERS = {
    "resident": lambda process: UserFactory(),
    "civil servant of another process": lambda process: civil_servant_of(ProcessFactory()),
    "blocked": lambda process: (
        ProcessRoleFactory(process=process, role=Role.CIVIL_SERVANT, user__blocked=True).user
    ),
    **{
        role: (lambda process, role=role: ProcessRoleFactory(process=process, role=role).user)
        for role in Role
        if role != Role.CIVIL_SERVANT
    },
}


@pytest.mark.parametrize(
    "who", [*OTHERS.values(), lambda process: AnonymousUser()], ids=[*OTHERS, "not signed in"]
)
def test_others_cannot_answer(who):
    process = ProcessFactory()

    with pytest.raises(PermissionDenied):
        answer_process(actor=who(process), process=process, **WORDS)

    assert not ClosingAnswer.objects.exists()


@pytest.mark.parametrize("name", [name for name in OTHERS if name != "blocked"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_to_others_the_page_does_not_exist(client, name, method):
    process = ProcessFactory()
    client.force_login(OTHERS[name](process))

    strange = getattr(client, method)(address(process), WORDS)
    unknown = getattr(client, method)("/meedoen/bestaat-niet/antwoord/", WORDS)

    assert strange.status_code == unknown.status_code == 404
    assert strange.content == unknown.content


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get(address(ProcessFactory()))["Location"].startswith("/accounts/login/")


def test_write_look_and_publish(client):
    phase = PhaseFactory()
    process = phase.process
    room = RoomFactory(phase=phase)
    client.force_login(civil_servant_of(process))

    assert client.get(address(process)).status_code == 200
    looked = client.post(address(process), {**WORDS, "step": "preview"})
    assert not ClosingAnswer.objects.exists()
    published = client.post(address(process), {**WORDS, "step": "publish"}, follow=True)

    assert WORDS["done"] in looked.content.decode()
    assert published.redirect_chain == [(process.get_absolute_url(), 302)]
    assert BeautifulSoup(published.content, "html.parser").select_one("main h2").get_text() == "Ons antwoord"
    assert [entry.type for entry in room.entries.all()] == ["process_answered"]


def test_after_looking_one_can_change_something(client):
    process = ProcessFactory()
    client.force_login(civil_servant_of(process))

    response = client.post(address(process), {**WORDS, "step": "change"})

    assert response.status_code == 200
    assert (
        BeautifulSoup(response.content, "html.parser").select_one("#id_done").get_text().strip()
        == WORDS["done"]
    )


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("step", ["preview", "publish"])
def test_an_answer_says_everything(client, name, step):
    process = ProcessFactory()
    client.force_login(civil_servant_of(process))

    response = client.post(address(process), {**WORDS, name: " ", "step": step})

    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422
    assert soup.select_one(f'.error-summary a[href="#id_{name}"]')
    assert not ClosingAnswer.objects.exists()


def test_answering_closes_the_conversation_that_is_open():
    phase = PhaseFactory()

    answer_process(actor=civil_servant_of(phase.process), process=phase.process, **WORDS)

    phase.refresh_from_db()
    assert not phase.allows("contribute")
    assert phase.process.state == State.ANSWERED


def test_answering_twice_has_one_effect():
    room = RoomFactory()
    process = room.phase.process
    ParticipantFactory(room=room)
    actor = civil_servant_of(process)

    first = answer_process(actor=actor, process=process, **WORDS)
    second = answer_process(actor=actor, process=process, **{**WORDS, "done": "Toch anders."})

    assert first == second
    assert second.done == WORDS["done"]
    assert room.entries.count() == 1
    assert len(mail.outbox) == 1


def test_everyone_with_an_account_who_took_part_gets_one_mail():
    process = ProcessFactory()
    first, second = (
        RoomFactory(phase=PhaseFactory(process=process, closed=True)),
        RoomFactory(phase=PhaseFactory(process=process)),
    )
    user = ParticipantFactory(room=first).user
    ParticipantFactory(room=second, user=user)
    ParticipantFactory(room=second, guest=True)
    ParticipantFactory(room=second, user__is_active=False)
    ParticipantFactory()

    answer_process(actor=civil_servant_of(process), process=process, **WORDS)
    Announcement.objects.update(spread_at=None)
    write_down(Announcement.objects.get().pk)

    [message] = mail.outbox
    assert message.to == [user.email]
    assert process.title not in message.subject
    assert process.get_absolute_url() in message.body


def test_the_kept_page_is_forgotten(client, django_capture_on_commit_callbacks):
    process = ProcessFactory()
    client.get(process.get_absolute_url())

    with django_capture_on_commit_callbacks(execute=True):
        answer_process(actor=civil_servant_of(process), process=process, **WORDS)

    assert WORDS["done"] in client.get(process.get_absolute_url()).content.decode()
