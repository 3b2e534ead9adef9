"""Asking the panel: by mail or letter, two reminders at most, never to who has answered."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from config import codes
from surveys.access import rights, sending
from surveys.access.inviting import chosen, code_of, invite, remind
from surveys.access.models import Invitation, InvitationState, PanelMember
from tests.factories.access import PanelMemberFactory
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory
from tests.factories.taxonomy import NeighbourhoodFactory, TargetGroupFactory

pytestmark = pytest.mark.django_db
DAYS = 5


@pytest.fixture
def clerk():
    return UserFactory(admin=True)


@pytest.fixture
def survey():
    return SurveyFactory(for_panel=True)


def ask_all(clerk, survey):
    return invite(actor=clerk, survey=survey, members=chosen())


def days_later(days=DAYS):
    """As if the last messages went out so many days ago."""
    Invitation.objects.update(sent_on=timezone.localdate() - timedelta(days=days))


def send():
    for pk in Invitation.objects.order_by("pk").values_list("pk", flat=True):
        sending.deliver(pk)


def test_a_member_gets_a_mail_with_a_link_and_a_code_that_opens_the_survey(clerk, survey):
    member = PanelMemberFactory()
    ask_all(clerk, survey)
    send()

    code = code_of(survey, member)
    message = mail.outbox[0]
    assert message.to == [member.email]
    assert f"/enquetes/{survey.slug}/?code={code}" in message.body
    assert rights.find(code, survey).is_panel is True
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/burgerpanel/afmelden/" in message.extra_headers["List-Unsubscribe"]
    assert "/burgerpanel/afmelden/" in message.body


def test_a_code_is_long_and_everybody_has_another_one(survey):
    members = PanelMemberFactory.create_batch(3)
    made = {code_of(survey, member) for member in members} | {code_of(SurveyFactory(), members[0])}

    assert len(made) == 4
    assert {len(codes.tidy(code)) * codes.BITS_PER_SIGN for code in made} == {80}


def test_inviting_twice_asks_nobody_twice(clerk, survey):
    PanelMemberFactory.create_batch(2)

    assert [ask_all(clerk, survey), ask_all(clerk, survey)] == [2, 0]
    assert Invitation.objects.count() == 2


def test_a_choice_narrows_and_leaves_out_who_did_not_confirm():
    holtenbroek, group = NeighbourhoodFactory(), TargetGroupFactory()
    old = PanelMemberFactory(age_band="75+", neighbourhood=holtenbroek)
    young = PanelMemberFactory(age_band="18-34", neighbourhood=holtenbroek)
    young.target_groups.add(group, TargetGroupFactory())
    other = PanelMemberFactory()
    PanelMemberFactory(unconfirmed=True)

    assert set(chosen()) == {old, young, other}
    assert set(chosen(neighbourhoods=[holtenbroek])) == {old, young}
    assert set(chosen(neighbourhoods=[holtenbroek], age_bands=["75+"])) == {old}
    assert list(chosen(target_groups=[group])) == [young]


def test_two_reminders_at_most_and_not_within_a_few_days(clerk, survey):
    PanelMemberFactory()
    ask_all(clerk, survey)
    send()
    planned = [remind(actor=clerk, survey=survey)]
    for _round in range(3):
        days_later()
        planned += [remind(actor=clerk, survey=survey), remind(actor=clerk, survey=survey)]
        send()

    assert planned == [0, 1, 0, 1, 0, 0, 0]
    assert len(mail.outbox) == 3
    assert ["laatste" in message.body for message in mail.outbox] == [False, False, True]


def test_nobody_who_answered_is_reminded(clerk, survey):
    answered, silent = PanelMemberFactory.create_batch(2)
    ask_all(clerk, survey)
    send()
    days_later()
    rights.use(rights.find(code_of(survey, answered), survey))

    assert remind(actor=clerk, survey=survey) == 1
    send()
    assert [message.to for message in mail.outbox[2:]] == [[silent.email]]


def test_who_answers_between_planning_and_sending_gets_no_reminder(clerk, survey):
    member = PanelMemberFactory()
    ask_all(clerk, survey)
    send()
    days_later()
    remind(actor=clerk, survey=survey)
    rights.use(rights.find(code_of(survey, member), survey))
    send()

    assert len(mail.outbox) == 1
    assert list(Invitation.objects.values_list("number", flat=True)) == [0]


def test_a_mail_that_fails_is_tried_again_and_never_doubled(clerk, survey, monkeypatch):
    PanelMemberFactory()
    ask_all(clerk, survey)
    real, tries = mail.EmailMultiAlternatives.send, []

    def flaky(message, *args, **kwargs):
        tries.append(1)
        if len(tries) < 3:
            raise smtplib.SMTPServerDisconnected
        return real(message, *args, **kwargs)

    monkeypatch.setattr("surveys.access.sending.EmailMultiAlternatives.send", flaky)
    for _round in range(6):
        Invitation.objects.update(next_try_at=timezone.now())
        call_command("tick")
        send()

    assert [len(tries), len(mail.outbox)] == [3, 1]
    assert Invitation.objects.get().state == InvitationState.SENT


def test_a_mail_that_keeps_failing_is_shown_as_such_and_left_alone(clerk, survey, monkeypatch):
    PanelMemberFactory()
    ask_all(clerk, survey)
    tries = []

    def refuse(*args, **kwargs):
        tries.append(1)
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("surveys.access.sending.EmailMultiAlternatives.send", refuse)
    for _round in range(8):
        Invitation.objects.update(next_try_at=timezone.now())
        send()

    assert len(tries) == len(sending.WAIT)
    assert Invitation.objects.get().state == InvitationState.FAILED


def test_two_workers_with_the_same_job_send_one_mail(clerk, survey):
    PanelMemberFactory()
    ask_all(clerk, survey)
    invitation = Invitation.objects.get()

    assert [sending.claim(invitation), sending.claim(invitation)] == [True, False]


def test_a_job_holds_no_code(clerk, survey, monkeypatch):
    member = PanelMemberFactory()
    ask_all(clerk, survey)
    held = []
    monkeypatch.setattr("surveys.access.tasks.deliver", held.append)
    call_command("tick")

    assert held == [Invitation.objects.get().pk]
    assert code_of(survey, member) not in str(held)


def test_nothing_leaves_before_the_survey_opens(clerk):
    PanelMemberFactory()
    ask_all(clerk, SurveyFactory(for_panel=True, planned=True))
    send()

    assert mail.outbox == []


def test_members_without_mail_get_a_letter_until_it_is_posted(clerk, survey):
    PanelMemberFactory()
    member = PanelMemberFactory(by_letter=True)
    ask_all(clerk, survey)
    send()

    letters = sending.invitations_by_letter(survey)
    later = PanelMemberFactory(by_letter=True)
    ask_all(clerk, survey)
    posted = sending.letters_posted(actor=clerk, survey=survey, up_to=letters[-1].invitation)

    assert [(letter.name, letter.address) for letter in letters] == [
        ("Toos Bakker", ("Dijkstraat 1", "8011 AA  Zwolle"))
    ]
    assert letters[0].code == code_of(survey, member)
    assert posted == 1
    assert [letter.code for letter in sending.invitations_by_letter(survey)] == [code_of(survey, later)]


def test_inviting_costs_as_many_questions_for_many_as_for_one(clerk, survey, django_assert_max_num_queries):
    PanelMemberFactory.create_batch(30)

    with django_assert_max_num_queries(16):
        assert ask_all(clerk, survey) == 30
    assert PanelMember.objects.count() == 30
