"""Joining the citizens' panel, changing what is known, leaving."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from dialogue.people.mine import everything_about, sections
from surveys.access import panel, tokens
from surveys.access.inviting import invite
from surveys.access.models import Invitation, PanelMember, Right
from tests.factories.access import PanelMemberFactory, RightFactory
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory
from tests.factories.taxonomy import NeighbourhoodFactory, TargetGroupFactory

pytestmark = pytest.mark.django_db
TOOS = "toos@demo.example"
BY_LETTER = {
    "key": "9f1c7d1e-3a5b-4c58-9f0e-1d2c3b4a5f60",
    "name": "Toos Bakker",
    "street": "Dijkstraat 1",
    "postcode": "8011aa",
    "town": "Zwolle",
}


def link_in(message):
    return re.search(r"http://localhost:\d+(/\S+)", message.body)[1]


def join(client, **data):
    return client.post(reverse("panel:join"), {"email": TOOS, **data})


def test_who_joins_gets_a_mail_and_is_a_member_after_pressing_its_button(client):
    group, neighbourhood = TargetGroupFactory(), NeighbourhoodFactory()
    joined = join(client, age_band="75+", neighbourhood=neighbourhood.pk, target_groups=[group.pk])
    confirm = link_in(mail.outbox[0])
    opened = client.get(confirm)
    unconfirmed = PanelMember.objects.get().confirmed_at
    confirmed = client.post(confirm, follow=True)

    member = PanelMember.objects.get()
    assert (joined.status_code, joined["Location"]) == (302, reverse("panel:joined"))
    assert [opened.status_code, unconfirmed] == [200, None]
    assert "U zit in het panel" in confirmed.content.decode()
    assert (member.email, member.age_band, member.neighbourhood) == (TOOS, "75+", neighbourhood)
    assert [*member.target_groups.all()] == [group]
    assert member.confirmed_at is not None


def test_only_the_address_is_needed(client):
    join(client)

    assert PanelMember.objects.values("email", "age_band", "neighbourhood").get() == {
        "email": TOOS,
        "age_band": "",
        "neighbourhood": None,
    }


def test_two_clicks_are_one_member_and_one_mail(client):
    for _click in range(2):
        join(client)

    assert [PanelMember.objects.count(), len(mail.outbox)] == [1, 1]


def test_on_screen_nobody_sees_that_an_address_is_known(client):
    PanelMemberFactory(email=TOOS)

    known, unknown = join(client), client.post(reverse("panel:join"), {"email": "piet@demo.example"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in mail.outbox] == [[TOOS], ["piet@demo.example"]]
    assert "al in het burgerpanel" in mail.outbox[0].body


def test_somebody_else_cannot_change_a_member_by_joining_again(client):
    PanelMemberFactory(email=TOOS, age_band="75+")

    join(client, age_band="18-34")

    assert PanelMember.objects.get().age_band == "75+"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"email": ""}, "Vul uw e-mailadres in."),
        ({"email": "toos"}, "Dit is geen e-mailadres."),
        ({"email": TOOS, "age_band": "400"}, "400"),
        ({"email": TOOS, "neighbourhood": "999"}, "error-summary"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_typed_is_lost(client, data, words):
    response = client.post(reverse("panel:join"), data)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert data["email"] in response.content.decode()
    assert PanelMember.objects.count() == 0


def test_somebody_without_mail_joins_for_letters(client):
    for _click in range(2):
        response = client.post(reverse("panel:join_by_letter"), BY_LETTER)

    member = PanelMember.objects.get()
    assert response["Location"] == reverse("panel:joined_by_letter")
    assert (member.name, member.postcode, member.email) == ("Toos Bakker", "8011 AA", "")
    assert member.confirmed_at is not None


@pytest.mark.parametrize("postcode", ["801", "0123 AB", "ABCD 12", "80111 AA"])
def test_a_postcode_looks_like_a_postcode(client, postcode):
    response = client.post(reverse("panel:join_by_letter"), {**BY_LETTER, "postcode": postcode})

    assert response.status_code == 422


def test_a_link_works_for_what_it_was_made_for(client):
    member = PanelMemberFactory()
    leave = tokens.token(member, tokens.LEAVE)

    assert client.get(reverse("panel:profile", args=[leave])).status_code == 404
    assert client.get(reverse("panel:profile", args=["abc"])).status_code == 404
    assert client.get(tokens.address(member, tokens.PROFILE)).status_code == 200


def test_the_link_to_ones_data_works_for_a_day_and_the_one_to_leave_always(client, time_machine):
    member = PanelMemberFactory()
    profile, leave = (tokens.address(member, purpose) for purpose in (tokens.PROFILE, tokens.LEAVE))
    time_machine.move_to(timezone.now() + timedelta(days=400))

    assert [client.get(profile).status_code, client.post(leave).status_code] == [404, 302]
    assert PanelMember.objects.count() == 0


def test_a_member_changes_what_is_known(client):
    member = PanelMemberFactory(age_band="75+")
    address = tokens.address(member, tokens.PROFILE)

    shown = client.get(address).content.decode()
    response = client.post(address, {"age_band": ""})

    member.refresh_from_db()
    assert 'value="75+" selected' in shown
    assert (response.status_code, member.age_band) == (302, "")


def test_opening_the_link_in_the_mail_leaves_nothing_until_the_button_is_pressed(client):
    address = tokens.address(PanelMemberFactory(), tokens.LEAVE)

    assert (client.get(address).status_code, PanelMember.objects.count()) == (200, 1)
    assert (client.post(address).status_code, PanelMember.objects.count()) == (302, 0)
    assert client.get(address).status_code == client.post(address).status_code == 200


def test_a_mail_program_may_leave_for_its_reader_without_a_cookie():
    from django.test import Client

    address = tokens.address(PanelMemberFactory(), tokens.LEAVE)
    response = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})

    assert (response.status_code, PanelMember.objects.count()) == (302, 0)


def test_who_leaves_is_forgotten_with_every_invitation():
    member = PanelMemberFactory()
    invite(
        actor=UserFactory(admin=True), survey=SurveyFactory(for_panel=True), members=PanelMember.objects.all()
    )

    panel.leave_panel(actor=member)

    assert [Invitation.objects.count(), Right.objects.count(), PanelMember.objects.count()] == [0, 0, 0]


def test_the_way_to_ones_data_comes_by_mail_and_says_nothing_about_others(client):
    PanelMemberFactory(email=TOOS)

    answers = [
        client.post(reverse("panel:ask_link"), {"email": email}) for email in (TOOS, "piet@demo.example")
    ]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (302, reverse("panel:link_sent"))
    }
    assert [message.to for message in mail.outbox] == [[TOOS]]
    assert client.get(link_in(mail.outbox[0])).status_code == 200


def test_somebody_signed_in_goes_straight_to_their_data(client):
    member = PanelMemberFactory(email=TOOS)
    client.force_login(UserFactory(email=TOOS))

    response = client.get(reverse("panel:ask_link"), follow=True)

    assert response.context["member"] == member


def test_who_does_not_confirm_within_a_week_is_forgotten():
    today = timezone.localdate()
    PanelMemberFactory(unconfirmed=True, asked_on=today - timedelta(days=8))
    stays = [
        PanelMemberFactory(unconfirmed=True, asked_on=today - timedelta(days=7)),
        PanelMemberFactory(asked_on=today - timedelta(days=80)),
    ]

    panel.forget_unconfirmed()

    assert set(PanelMember.objects.all()) == set(stays)


def test_the_own_page_the_copy_and_erasing_know_the_panel():
    user = UserFactory(email=TOOS)
    nothing = [section.title for section in sections(user)]
    member = PanelMemberFactory(email=TOOS, age_band="75+")
    RightFactory(member=member, survey=SurveyFactory(for_panel=True))

    found = [section for section in sections(user) if section.title not in nothing]
    copy = everything_about(user)["panel"]["panel"]

    from surveys.access.mine import erase

    erase(user)
    assert [section.title for section in found] == ["Burgerpanel"]
    assert [(one["email"], one["age"]) for one in copy] == [(TOOS, "75+")]
    assert [PanelMember.objects.count(), Right.objects.count()] == [0, 0]


def test_the_pages_of_the_panel_that_are_the_same_for_all_can_be_kept(client):
    names = ("about", "joined", "joined_by_letter", "link_sent", "left")
    pages = [client.get(reverse(f"panel:{name}")) for name in names]

    assert [page.status_code for page in pages] == [200] * 5
    assert [bool(page.cookies) for page in pages] == [False] * 5
