"""A promise goes only as the table says, by who may, with a public line for each change; the clock says late."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser, Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from dialogue.outcomes import promising
from dialogue.outcomes.promises import Promise, PromiseChange
from dialogue.outcomes.states import NEXT, PromiseState
from dialogue.people.models import Role
from tests.factories.outcomes import EvidenceFactory, PromiseFactory
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory, ProcessRoleFactory

pytestmark = pytest.mark.django_db
S = PromiseState


def clerk():
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="change_promise"))
    user.user_permissions.add(Permission.objects.get(codename="add_promise"))
    return user


def with_role(role, **more):
    return lambda process: ProcessRoleFactory(process=process, role=role, **more).user


MAY = {"civil servant": with_role(Role.CIVIL_SERVANT), "clerk": lambda process: clerk()}
MAY_NOT = {
    "not signed in": lambda process: AnonymousUser(),
    "resident": lambda process: UserFactory(),
    "civil servant of another process": lambda process: with_role(Role.CIVIL_SERVANT)(ProcessFactory()),
    "blocked civil servant": with_role(Role.CIVIL_SERVANT, user__blocked=True),
    **{str(role): with_role(role) for role in Role if role != Role.CIVIL_SERVANT},
}
PAIRS = [(before, after) for before in S for after in S if before != after]


def standing(state):
    settled = timezone.localdate() if state not in {S.OPEN, S.ON_TRACK} else None
    promise = PromiseFactory(process=ProcessFactory(), state=state, settled_on=settled)
    EvidenceFactory(promise=promise)
    return promise


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_promise_goes_as_the_table_says(who, before, after):
    promise = standing(before)
    actor = MAY[who](promise.process)

    if after in NEXT[before]:
        promising.move(actor=actor, promise=promise, state=after, reason="Daarom.")
        [line] = promise.changes.all()
        assert (line.before, line.after, line.reason, line.changed_by) == (before, after, "Daarom.", actor)
    else:
        with pytest.raises(ValidationError):
            promising.move(actor=actor, promise=promise, state=after, reason="Daarom.")
        assert not promise.changes.exists()
    promise.refresh_from_db()
    assert promise.state == (after if after in NEXT[before] else before)


@pytest.mark.parametrize("who", MAY_NOT)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_others_move_nothing(who, before, after):
    promise = standing(before)

    with pytest.raises(PermissionDenied):
        promising.move(actor=MAY_NOT[who](promise.process), promise=promise, state=after, reason="Daarom.")

    promise.refresh_from_db()
    assert promise.state == before
    assert not PromiseChange.objects.exists()


@pytest.mark.parametrize("state", [S.ON_TRACK, S.BROKEN, S.WITHDRAWN])
def test_no_change_without_a_reason(state):
    with pytest.raises(ValidationError):
        promising.move(actor=clerk(), promise=PromiseFactory(), state=state, reason="  ")


@pytest.mark.parametrize("state", [S.KEPT, S.PARTLY])
def test_kept_needs_something_to_see(state):
    promise = PromiseFactory()

    with pytest.raises(ValidationError) as refused:
        promising.move(actor=clerk(), promise=promise, state=state, reason="Het is klaar.")

    assert refused.value.code == "evidence"


def test_the_same_change_twice_is_one_line():
    promise, actor = PromiseFactory(), clerk()

    for _time in range(2):
        promising.move(actor=actor, promise=promise, state=S.ON_TRACK, reason="Wij zijn begonnen.")

    assert promise.changes.count() == 1


def test_going_back_is_said_aloud(client):
    promise = standing(S.KEPT)

    promising.move(actor=clerk(), promise=promise, state=S.OPEN, reason="Het inlooppunt is weer dicht.")

    page = client.get(promise.get_absolute_url()).content.decode()
    assert "Terug:" in page
    assert "van nagekomen naar open" in page
    assert "Het inlooppunt is weer dicht." in page


def test_a_promise_is_late_when_the_clock_says_so():
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        promise = PromiseFactory(due_on=datetime(2026, 3, 3, tzinfo=UTC).date())

    for day, late in ((2, False), (3, False), (4, True)):
        with time_machine.travel(datetime(2026, 3, day, 12, tzinfo=UTC), tick=False):
            assert promise.is_late() is late
            assert Promise.objects.late().exists() is late


def test_a_wider_promise_stays_open_and_shows_its_first_words(client):
    promise = PromiseFactory(text="Wij onderzoeken de subsidie van één partij.")
    before = Promise.objects.unsettled().count()

    promising.change_scope(
        actor=clerk(), promise=promise, text="Wij onderzoeken alle subsidies.", reason="De raad vroeg meer."
    )

    assert Promise.objects.unsettled().count() == before
    page = client.get(promise.get_absolute_url()).content.decode()
    for words in (
        "Wij onderzoeken de subsidie van één partij.",
        "Wij onderzoeken alle subsidies.",
        "De raad vroeg meer.",
    ):
        assert words in page


def test_the_first_day_stays_to_be_read(client):
    promise = PromiseFactory(due_on=timezone.localdate() + timedelta(days=3))
    first = f"{promise.due_on.day} "

    promising.change_day(
        actor=clerk(),
        promise=promise,
        due_on=timezone.localdate() + timedelta(days=60),
        reason="De bouw loopt uit.",
    )

    page = client.get(promise.get_absolute_url()).content.decode()
    assert f"eerst beloofd: {first}" in page
    assert "De bouw loopt uit." in page


def a_wider_text(**of):
    promising.change_scope(text="Anders.", **of)


def a_later_day(**of):
    promising.change_day(due_on=timezone.localdate() + timedelta(days=9), **of)


@pytest.mark.parametrize("action", [a_wider_text, a_later_day])
def test_what_is_settled_is_not_rewritten(action):
    promise = PromiseFactory(state=S.BROKEN, settled_on=timezone.localdate())

    with pytest.raises(ValidationError):
        action(actor=clerk(), promise=promise, reason="Toch maar.")


def test_a_day_in_the_past_is_refused():
    yesterday = timezone.localdate() - timedelta(days=1)

    with pytest.raises(ValidationError):
        promising.change_day(actor=clerk(), promise=PromiseFactory(), due_on=yesterday, reason="Terug.")
    with pytest.raises(ValidationError):
        promising.make_promise(
            actor=clerk(),
            kind="motion",
            title="Motie",
            text="Doe iets",
            owner="De wethouder",
            due_on=yesterday,
        )


def test_the_database_wants_an_owner():
    with pytest.raises(IntegrityError), transaction.atomic():
        PromiseFactory(owner="")


def test_the_same_evidence_twice_is_one():
    promise, actor = PromiseFactory(), clerk()

    for _time in range(2):
        promising.add_evidence(actor=actor, promise=promise, text="Foto van de opening", address="/nieuws/")

    assert promise.evidence.count() == 1


def test_a_process_with_promises_cannot_be_deleted():
    promise = PromiseFactory(process=ProcessFactory())

    with pytest.raises(ProtectedError):
        promise.process.delete()


def test_a_public_promise_is_never_removed():
    promise = PromiseFactory()

    with pytest.raises(ValidationError):
        promising.remove_draft(actor=clerk(), promise=promise)


def test_the_editor_does_not_delete_a_process_with_promises_and_says_why(client, settings):
    settings.DEMO_MODE = True
    promise = PromiseFactory(process=ProcessFactory())
    client.force_login(UserFactory(admin=True))
    address = f"/beheer/snippets/dialogue/process/delete/{promise.process_id}/"

    pages = [client.get(address, follow=True), client.post(address, follow=True)]

    for page in pages:
        assert "Er is iets beloofd in dit traject" in page.content.decode()
    promise.process.refresh_from_db()
