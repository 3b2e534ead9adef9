"""What everybody may do with an advice, per state: one table."""

import pytest
import rules

from dialogue.councils.models import Advice, Membership
from dialogue.councils.states import AdviceState
from tests.dialogue.councils.city import make_city

pytestmark = pytest.mark.django_db

MEMBERS, LEADERS, REPLIERS = {"chair", "secretary", "member"}, {"chair", "secretary"}, {"owner", "college"}
A = AdviceState
ALWAYS = dict.fromkeys(A, MEMBERS)
RIGHTS = {
    "councils.see_room": ALWAYS,
    "councils.remark": {A.WRITING: MEMBERS},
    "councils.write": {A.WRITING: MEMBERS},
    "councils.lead": {A.WRITING: LEADERS},
    "councils.sign": {A.ADOPTED: LEADERS},
    "councils.see_reply": {A.SIGNED: REPLIERS, A.PUBLISHED: REPLIERS},
    "councils.reply": {A.SIGNED: REPLIERS},
    "councils.publish": {A.SIGNED: {"college"}},
}


@pytest.mark.parametrize("state", AdviceState)
def test_everybody_may_do_what_the_table_says(state):
    city = make_city(published=True)
    Advice.objects.filter(pk=city.advice.pk).update(state=state)
    advice = Advice.objects.get(pk=city.advice.pk)

    allowed = {
        right: {role for role, person in city.people().items() if rules.has_perm(right, person, advice)}
        for right in RIGHTS
    }

    assert allowed == {right: by_state.get(state, set()) for right, by_state in RIGHTS.items()}


def test_only_who_asked_manages_a_request_and_only_officials_ask():
    city = make_city()

    managing = {
        r for r, p in city.people().items() if rules.has_perm("councils.manage_request", p, city.request)
    }
    asking = {r for r, p in city.people().items() if rules.has_perm("councils.ask", p)}

    assert (managing, asking) == ({"owner"}, {"owner", "official"})


def test_a_term_that_ended_ends_the_right_to_look(client):
    city = make_city()
    client.force_login(city.member)
    assert client.get(city.advice.room_address).status_code == 200

    Membership.objects.filter(user=city.member).update(ends_on="2026-01-02", starts_on="2026-01-01")

    assert client.get(city.advice.room_address).status_code == 404
