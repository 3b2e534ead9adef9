"""Who hears what, when, and never twice."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from dialogue.notifications.actions import choose_mail, notify, tell
from dialogue.notifications.digests import gather
from dialogue.notifications.hears import AT_ONCE, ROWS
from dialogue.notifications.models import Announcement, How, Message, Outcome, Rhythm
from dialogue.notifications.scheduled import forget_old_messages, go_on_with_what_waits
from dialogue.notifications.spreading import write_down
from dialogue.notifications.watching import guards, look_around
from dialogue.people.models import Role
from dialogue.processes.models import Process
from tests.factories.notifications import FollowFactory, MailChoiceFactory
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory, ProcessFactory, ProcessRoleFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory
from tests.factories.taxonomy import SpoorFactory, TargetGroupFactory
from tests.factories.terms import TermFactory

pytestmark = pytest.mark.django_db

WEDNESDAY, MONDAY = "2026-03-04T10:00:00+01:00", "2026-03-09T08:00:00+01:00"


@pytest.fixture
def process():
    return ProcessFactory(title="Oud worden in de stad")


def answer(process):
    return tell("process_answered", key=f"process_answered:{process.pk}", about=process)


def took_part(process):
    room = RoomFactory(phase=PhaseFactory(process=process))
    return ParticipantFactory(room=room).user


def monday_after(moment=WEDNESDAY):
    """Gather and send the digests of the Monday after."""
    with time_machine.travel(MONDAY, tick=False):
        gather()
        go_on_with_what_waits()


def test_who_took_part_hears_at_once_and_who_follows_in_the_digest(process, settings):
    with time_machine.travel(WEDNESDAY, tick=False):
        resident, follower = took_part(process), FollowFactory(thing=process).user
        answer(process)
    assert [m.to for m in mail.outbox] == [[resident.email]]
    assert mail.outbox[0].subject == "Er is nieuws over iets waaraan u meedeed"
    assert "U deed mee aan “Oud worden in de stad”." in mail.outbox[0].body
    assert f"{settings.BASE_URL}{process.get_absolute_url()}" in mail.outbox[0].body

    monday_after()

    assert mail.outbox[1].to == [follower.email]
    assert mail.outbox[1].subject == "Nieuws over wat u volgt"
    assert "De gemeente heeft antwoord gegeven op “Oud worden in de stad”." in mail.outbox[1].body
    assert len(mail.outbox) == 2


def test_who_both_took_part_and_follows_gets_one_mail(process):
    resident = took_part(process)
    FollowFactory(thing=process, user=resident)
    answer(process)
    assert [(m.user, m.how) for m in Message.objects.all()] == [(resident, How.MAIL)]


def test_telling_again_and_spreading_again_tell_nothing_new(process):
    took_part(process)
    announcement = answer(process)
    answer(process)
    Announcement.objects.update(spread_at=None)
    write_down(announcement.pk)
    go_on_with_what_waits()
    assert (len(mail.outbox), Message.objects.count()) == (1, 1)


def test_who_follows_a_spoor_or_a_target_group_hears_of_its_processes():
    spoor, group = SpoorFactory(), TargetGroupFactory()
    process = ProcessFactory(sporen=[spoor], target_groups=[group])
    by_spoor = FollowFactory(thing=spoor, kind="spoor").user
    by_group = FollowFactory(thing=group, kind="doelgroep").user
    FollowFactory(thing=SpoorFactory(), kind="spoor")
    answer(process)
    assert [m.user for m in Message.objects.order_by("user")] == [by_spoor, by_group]


def test_the_digest_is_one_mail_and_there_is_none_without_news(process):
    other = ProcessFactory(title="Brieven in gewone taal")
    user = FollowFactory(thing=process).user
    FollowFactory(thing=other, user=user)
    FollowFactory(thing=ProcessFactory())
    with time_machine.travel(WEDNESDAY, tick=False):
        answer(process)
        answer(other)
    monday_after()
    monday_after()
    assert [m.to for m in mail.outbox] == [[user.email]]
    assert "Oud worden in de stad" in mail.outbox[0].body
    assert "Brieven in gewone taal" in mail.outbox[0].body


def test_news_of_monday_noon_waits_for_the_next_monday(process):
    FollowFactory(thing=process)
    with time_machine.travel("2026-03-02T12:00:00+01:00", tick=False):
        answer(process)
        gather()
    for day in range(2, 9):
        with time_machine.travel(f"2026-03-0{day}T13:00:00+01:00", tick=False):
            gather()
    assert not Message.objects.filter(how=How.DIGEST).exists()
    with time_machine.travel(MONDAY, tick=False):
        gather()
    assert Message.objects.filter(how=How.DIGEST).count() == 1


def test_when_the_clock_stood_still_for_two_weeks_the_digest_still_comes_once(process):
    FollowFactory(thing=process)
    with time_machine.travel(WEDNESDAY, tick=False):
        answer(process)
    with time_machine.travel("2026-03-18T13:00:00+01:00", tick=False):
        gather()
        gather()
        go_on_with_what_waits()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("rhythm", "sent"), [(Rhythm.WEEK, 0), (Rhythm.DAY, 1), (Rhythm.NEVER, 0)])
def test_people_choose_how_often(process, rhythm, sent):
    user = FollowFactory(thing=process).user
    choose_mail(actor=user, rhythm=rhythm, at_once=True)
    with time_machine.travel(WEDNESDAY, tick=False):
        answer(process)
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False):
        gather()
        go_on_with_what_waits()
    assert len(mail.outbox) == sent


def test_who_wants_nothing_at_once_reads_it_in_the_digest(process):
    user = took_part(process)
    MailChoiceFactory(user=user, at_once=False)
    answer(process)
    assert [(m.user, m.how) for m in Message.objects.all()] == [(user, How.LINE)]


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_who_left_gets_nothing(process, change):
    user = took_part(process)
    type(user).objects.filter(pk=user.pk).update(**change)
    answer(process)
    assert not Message.objects.exists()


def test_a_process_that_went_offline_is_not_written_about(process):
    FollowFactory(thing=process)
    with time_machine.travel(WEDNESDAY, tick=False):
        answer(process)
    Process.objects.update(live=False)
    monday_after()
    assert mail.outbox == []
    assert set(Message.objects.values_list("outcome", flat=True)) == {Outcome.DROPPED}


def test_no_subject_has_a_blank_to_fill_in():
    """Fixed words only: no title and nothing that people wrote can come in."""
    assert [row.name for row in ROWS.values() if re.search(r"[%{]", str(row.subject))] == []
    assert {row.event for row in ROWS.values() if row.when == AT_ONCE} >= {
        "process_answered",
        "term_runs_out",
    }


def test_an_event_nobody_hears_is_a_mistake_of_ours(process):
    with pytest.raises(LookupError):
        tell("never_heard_of", key="x", about=process)


def test_one_mail_to_one_person_goes_once_and_its_text_is_not_kept():
    user = UserFactory()
    for _n in range(2):
        notify(user=user, key="x:1", subject="Hallo", template="mail/base.txt", context={})
    assert [m.subject for m in mail.outbox] == ["Hallo"]
    assert Message.objects.get().body == ""
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_the_clock_tells_of_a_new_process_a_phase_and_a_late_answer(process):
    now = timezone.now()
    late = ProcessFactory(title="Spreekuur", answer_by=timezone.localdate() - timedelta(days=1))
    Process.objects.filter(pk=process.pk).update(first_published_at=now - timedelta(minutes=5))
    Process.objects.filter(pk=late.pk).update(first_published_at=now - timedelta(days=50))
    phase = PhaseFactory(process=late, opens_at=now - timedelta(hours=2))
    clerk = ProcessRoleFactory(process=late, role=Role.CIVIL_SERVANT).user
    ProcessRoleFactory(process=late, role=Role.MODERATOR)

    look_around()
    look_around()

    assert sorted(Announcement.objects.values_list("key", flat=True)) == [
        f"phase_opened:{phase.pk}",
        f"process_late:{late.pk}:{late.answer_by:%Y%m%d}",
        f"process_published:{process.pk}",
    ]
    assert [(m.to, m.subject) for m in mail.outbox] == [([clerk.email], "Een antwoord is te laat")]


def test_whoever_guards_a_term_is_reminded_three_times_and_hears_that_it_is_over(process, monkeypatch):
    guard = UserFactory()
    monkeypatch.setattr("dialogue.notifications.watching.GUARDS", {})
    guards("dialogue.process")(lambda thing: [guard])
    TermFactory(subject=process)
    for day in range(5, 62):
        moment = timezone.datetime(2026, 1, 1, 9, tzinfo=timezone.get_current_timezone()) + timedelta(day)
        with time_machine.travel(moment, tick=False):
            look_around()
    assert [m.subject for m in mail.outbox] == ["Een termijn loopt af"] * 3 + ["Een termijn is voorbij"]
    assert {m.to[0] for m in mail.outbox} == {guard.email}


def test_old_rows_go_and_their_news_does_not_come_again(process):
    took_part(process)
    with time_machine.travel("2026-01-01", tick=False):
        answer(process)
    forget_old_messages()
    assert not Message.objects.exists()
    answer(process)
    assert len(mail.outbox) == 1
