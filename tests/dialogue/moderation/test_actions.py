"""What moderators decide: rights, reasons, events, mails, and two people at once."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.utils import timezone

from dialogue.moderation.actions import (
    appeal_decision,
    claim_contribution,
    flag_contribution,
    hide_contribution,
    keep_contribution,
    release_contribution,
    restore_contribution,
    settle_appeal,
)
from dialogue.moderation.models import Appeal, Claim, Decision, Flag, Ground, Verdict
from dialogue.people.models import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.moderation import AppealFactory, DecisionFactory, FlagFactory
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessRoleFactory
from tests.factories.rooms import ParticipantFactory

pytestmark = pytest.mark.django_db
WHY = "U noemt iemand een scheldwoord."


def moderator_of(contribution):
    return ProcessRoleFactory(process=contribution.room.phase.process, role=Role.MODERATOR).user


def hide(actor, contribution):
    return hide_contribution(actor=actor, contribution=contribution, ground=Ground.INSULT, words=WHY)


def restore(actor, contribution):
    return restore_contribution(actor=actor, contribution=contribution, words="Toch goed.")


def keep(actor, contribution):
    return keep_contribution(actor=actor, contribution=contribution)


def claim(actor, contribution):
    return claim_contribution(actor=actor, contribution=contribution)


def in_role(role):
    return lambda process: ProcessRoleFactory(process=process, role=role).user


STRANGERS = {
    "not signed in": lambda process: AnonymousUser(),
    "resident": lambda process: UserFactory(),
    "moderator of another process": lambda process: ProcessRoleFactory(role=Role.MODERATOR).user,
    "blocked moderator": lambda process: ProcessRoleFactory(process=process, user__blocked=True).user,
    **{role: in_role(role) for role in Role if role != Role.MODERATOR},
}


@pytest.mark.parametrize("who", STRANGERS.values(), ids=STRANGERS.keys())
@pytest.mark.parametrize("action", [hide, restore, keep, claim])
@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_only_a_moderator_of_the_process_decides(who, action, closed):
    contribution = ContributionFactory(hidden=action is restore, author__room__phase__closed=closed)

    with pytest.raises(PermissionDenied):
        action(who(contribution.room.phase.process), contribution)

    assert not Decision.objects.exists()
    assert not Claim.objects.exists()


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_a_moderator_hides_on_a_ground_and_in_words(closed):
    contribution = ContributionFactory(author__room__phase__closed=closed)
    moderator = moderator_of(contribution)

    decision = hide(moderator, contribution)

    contribution.refresh_from_db()
    assert contribution.hidden_at == decision.decided_at
    assert (decision.moderator, decision.ground, decision.words) == (moderator, Ground.INSULT, WHY)
    assert list(contribution.room.entries.values_list("type", "keys")) == [
        ("contribution_hidden", {"contribution": contribution.pk})
    ]


def test_hiding_settles_the_reports():
    contribution = ContributionFactory()
    FlagFactory(contribution=contribution)

    hide(moderator_of(contribution), contribution)

    assert not Flag.objects.unhandled().exists()


def test_what_was_hidden_can_be_shown_again():
    contribution = ContributionFactory()
    moderator = moderator_of(contribution)
    hide(moderator, contribution)

    restore(moderator, contribution)

    contribution.refresh_from_db()
    assert contribution.hidden_at is None
    assert [entry.type for entry in contribution.room.entries.all()] == [
        "contribution_hidden",
        "contribution_restored",
    ]
    assert list(Decision.objects.values_list("verdict", flat=True)) == [Verdict.RESTORE, Verdict.HIDE]


def test_keeping_settles_the_reports_and_tells_nobody():
    contribution = ContributionFactory()
    FlagFactory(contribution=contribution)

    keep(moderator_of(contribution), contribution)

    assert not Flag.objects.unhandled().exists()
    assert not contribution.room.entries.exists()
    assert mail.outbox == []


@pytest.mark.parametrize("action", [hide, keep])
def test_the_same_decision_twice_has_one_effect(action):
    contribution = ContributionFactory()
    moderator = moderator_of(contribution)

    first, second = action(moderator, contribution), action(moderator, contribution)

    assert first == second
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("action", [hide, keep])
def test_who_comes_second_is_told_who_was_first(action):
    contribution = ContributionFactory()
    first, second = moderator_of(contribution), moderator_of(contribution)
    hide(first, contribution)

    with pytest.raises(ValidationError, match=f"{first} was eerst. Het besluit: verborgen."):
        action(second, contribution)

    assert Decision.objects.count() == 1
    assert contribution.room.entries.count() == 1


def test_nobody_decides_while_somebody_else_looks():
    contribution = ContributionFactory()
    first, second = moderator_of(contribution), moderator_of(contribution)
    claim(first, contribution)

    with pytest.raises(ValidationError, match=f"{first} kijkt hier nu naar"):
        hide(second, contribution)
    with pytest.raises(ValidationError, match=f"{first} kijkt hier nu naar"):
        claim(second, contribution)

    assert hide(first, contribution).verdict == Verdict.HIDE
    assert not Claim.objects.exists()


def test_after_ten_minutes_it_is_free_again():
    contribution = ContributionFactory()
    first, second = moderator_of(contribution), moderator_of(contribution)
    claim(first, contribution)

    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        assert claim(second, contribution).moderator == second


def test_a_moderator_can_leave_it_to_somebody_else():
    contribution = ContributionFactory()
    first, second = moderator_of(contribution), moderator_of(contribution)
    claim(first, contribution)

    release_contribution(actor=first, contribution=contribution)

    assert hide(second, contribution).moderator == second


def test_the_author_hears_what_was_decided_and_why_but_not_in_the_subject():
    contribution = ContributionFactory()

    hide(moderator_of(contribution), contribution)

    [message] = mail.outbox
    process = contribution.room.phase.process
    assert message.to == [contribution.author.user.email]
    assert message.subject == "Over uw bijdrage"
    for words in (
        "Het beledigt of bedreigt iemand",
        WHY,
        "Een mens heeft dit besloten, geen computer.",
        f"/meedoen/{process.slug}/gesprek/{contribution.pk}/bezwaar/",
    ):
        assert words in message.body
    assert contribution.text not in message.body


def test_a_guest_gets_no_mail():
    contribution = ContributionFactory(author=ParticipantFactory(guest=True))

    hide(moderator_of(contribution), contribution)

    assert mail.outbox == []


def test_a_decision_that_hides_names_its_ground():
    with pytest.raises(IntegrityError):
        DecisionFactory(ground="")


def flag(actor, contribution):
    return flag_contribution(
        actor=actor,
        room=contribution.room,
        contribution=contribution,
        ground=Ground.PERSONAL,
        words="Een naam.",
    )


@pytest.mark.parametrize("guest", [False, True], ids=["account", "guest"])
@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_who_is_in_the_room_can_report_once_and_nothing_is_hidden_by_it(guest, closed):
    contribution = ContributionFactory(author__room__phase__closed=closed)
    participant = ParticipantFactory(room=contribution.room, guest=guest)

    assert flag(participant, contribution) == flag(participant, contribution)

    contribution.refresh_from_db()
    assert contribution.hidden_at is None
    assert [entry.type for entry in contribution.room.entries.all()] == ["contribution_flagged"]


@pytest.mark.parametrize("who", ["of another room", "sent away"])
def test_others_cannot_report(who):
    contribution = ContributionFactory()
    participant = {
        "of another room": ParticipantFactory,
        "sent away": lambda: ParticipantFactory(room=contribution.room, removed_at=timezone.now()),
    }[who]()

    with pytest.raises(PermissionDenied):
        flag(participant, contribution)

    assert not Flag.objects.exists()


def test_what_is_hidden_is_not_reported():
    contribution = ContributionFactory(hidden=True)

    with pytest.raises(PermissionDenied):
        flag(ParticipantFactory(room=contribution.room), contribution)


def test_an_author_asks_once_to_look_again():
    decision = DecisionFactory()
    author = decision.contribution.author

    first = appeal_decision(actor=author, contribution=decision.contribution, words="Een grapje.")
    second = appeal_decision(actor=author, contribution=decision.contribution, words="Echt waar.")

    assert first == second
    assert list(Appeal.objects.values_list("words", flat=True)) == ["Een grapje."]


def test_nobody_appeals_for_somebody_else_or_against_nothing():
    decision, shown = DecisionFactory(), ContributionFactory()
    stranger = ParticipantFactory(room=decision.contribution.room)

    for actor, contribution in ((stranger, decision.contribution), (shown.author, shown)):
        with pytest.raises(PermissionDenied):
            appeal_decision(actor=actor, contribution=contribution, words="Niet eens.")

    assert not Appeal.objects.exists()


def settle(actor, appeal, verdict):
    return settle_appeal(
        actor=actor,
        contribution=appeal.contribution,
        appeal=appeal,
        verdict=verdict,
        words="Opnieuw bekeken.",
    )


def decider_and_another(appeal):
    process = appeal.contribution.room.phase.process
    ProcessRoleFactory(process=process, user=appeal.decision.moderator)
    return appeal.decision.moderator, ProcessRoleFactory(process=process).user


@pytest.mark.parametrize("verdict", [Verdict.HIDE, Verdict.RESTORE])
def test_who_decided_first_does_not_decide_about_the_appeal(verdict):
    appeal = AppealFactory()
    decider, _another = decider_and_another(appeal)

    with pytest.raises(PermissionDenied):
        settle(decider, appeal, verdict)

    assert Appeal.objects.pending().exists()


def test_somebody_else_can_show_it_again():
    appeal = AppealFactory()
    _decider, another = decider_and_another(appeal)

    decision = settle(another, appeal, Verdict.RESTORE)

    appeal.contribution.refresh_from_db()
    assert appeal.contribution.hidden_at is None
    assert decision.appeal == appeal
    assert [entry.type for entry in appeal.contribution.room.entries.all()] == ["contribution_restored"]
    assert "Iedereen kan uw bijdrage" in mail.outbox[0].body


def test_somebody_else_can_leave_it_hidden_and_that_is_final():
    appeal = AppealFactory()
    _decider, another = decider_and_another(appeal)

    decision = settle(another, appeal, Verdict.HIDE)

    assert (decision.ground, decision.appeal) == (appeal.decision.ground, appeal)
    assert not appeal.contribution.room.entries.exists()
    assert "Die blijft verborgen" in mail.outbox[0].body
    with pytest.raises(PermissionDenied):
        appeal_decision(
            actor=appeal.contribution.author, contribution=appeal.contribution, words="Nog steeds niet."
        )


def test_showing_it_again_settles_an_appeal():
    appeal = AppealFactory()
    decider, _another = decider_and_another(appeal)

    restore(decider, appeal.contribution)

    assert not Appeal.objects.pending().exists()
