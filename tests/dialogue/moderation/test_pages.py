"""The pages of moderators, and those on which people ask them something."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from dialogue.moderation.models import Appeal, Claim, Decision, Flag, Ground, Verdict
from dialogue.people.models import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.moderation import AppealFactory, DecisionFactory, FlagFactory
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory, ProcessFactory, ProcessRoleFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db
QUEUE = "/modereren/"
STAFF_PAGES = ["queue", "log"]
ITEM_PAGES = ["item", "claim", "release", "hide", "restore", "keep", "settle"]


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO_MODE = True  # where staff need no second factor


@pytest.fixture
def room():
    return RoomFactory()


@pytest.fixture
def moderator(client, room):
    role = ProcessRoleFactory(process=room.phase.process, role=Role.MODERATOR)
    client.force_login(role.user)
    return role.user


def page(response):
    return BeautifulSoup(response.content, "html.parser")


def text(response):
    return " ".join(page(response).get_text().split())


def rows(client, name):
    return [each.get_text(" ", strip=True) for each in page(client.get(f"{QUEUE}?lijst={name}")).select("h3")]


def numbers(client, name):
    links = page(client.get(f"{QUEUE}?lijst={name}")).select("h3 a")
    return [int(link["href"].split("/")[2]) for link in links]


@pytest.mark.parametrize("name", STAFF_PAGES)
@pytest.mark.parametrize(
    "role", [None, Role.CIVIL_SERVANT, Role.FACILITATOR, Role.NOTE_TAKER, Role.COUNCIL_MEMBER]
)
def test_to_others_these_pages_do_not_exist(client, room, name, role):
    user = ProcessRoleFactory(process=room.phase.process, role=role).user if role else UserFactory()
    client.force_login(user)

    assert client.get(reverse(f"moderation:{name}")).status_code == 404


@pytest.mark.parametrize("name", ITEM_PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_contribution_elsewhere_is_like_one_that_does_not_exist(client, moderator, name, method):
    elsewhere = ContributionFactory(hidden=True)

    strange = getattr(client, method)(reverse(f"moderation:{name}", args=[elsewhere.pk]))
    unknown = getattr(client, method)(reverse(f"moderation:{name}", args=[10**30]))

    only_read = (name, method) == ("item", "post")
    assert strange.status_code == unknown.status_code == (405 if only_read else 404)
    assert strange.content == unknown.content
    assert not Decision.objects.exists()


@pytest.mark.parametrize("address", [QUEUE, "/modereren/logboek/", "/modereren/1/"])
def test_who_is_not_signed_in_is_asked_to(client, address):
    response = client.get(address)

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_each_contribution_waits_in_one_list_oldest_first(client, room, moderator):
    now = timezone.now()
    younger = ContributionFactory(author__room=room, created_at=now)
    older = ContributionFactory(author__room=room, created_at=now.replace(year=now.year - 1))
    flagged = FlagFactory(contribution__author__room=room).contribution
    hidden = DecisionFactory(contribution__author__room=room, contribution__hidden=True).contribution
    kept = ContributionFactory(author__room=room)
    DecisionFactory(contribution=kept, verdict=Verdict.KEEP, ground="")
    ContributionFactory()

    assert numbers(client, "nieuw") == [older.pk, younger.pk]
    assert numbers(client, "gemeld") == [flagged.pk]
    assert numbers(client, "verborgen") == [hidden.pk]


def test_an_appeal_waits_for_somebody_else_than_who_decided(client, room, moderator):
    own = AppealFactory(decision__moderator=moderator, decision__contribution__author__room=room)
    others = AppealFactory(decision__contribution__author__room=room)

    assert numbers(client, "bezwaren") == [others.contribution_id]
    assert "Dus beslist een ander" in text(client.get(reverse("moderation:item", args=[own.contribution_id])))


def test_the_list_is_narrowed_to_one_process(client, room, moderator):
    here = ContributionFactory(author__room=room)
    other = ProcessRoleFactory(user=moderator, role=Role.MODERATOR).process
    ContributionFactory(author__room=RoomFactory(phase=PhaseFactory(process=other)))

    response = client.get(f"{QUEUE}?traject={room.phase.process.slug}")

    assert len(numbers(client, "nieuw")) == 2
    assert [link["href"] for link in page(response).select("h3 a")] == [f"/modereren/{here.pk}/"]


@pytest.mark.parametrize("query", ["lijst=anders", "traject=bestaat-niet", "pagina=1000000", "pagina=x"])
def test_what_is_asked_wrongly_is_not_found(client, moderator, query):
    assert client.get(f"{QUEUE}?{query}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", ["nieuw", "gemeld", "bezwaren", "verborgen"])
def test_each_list_costs_the_same_whatever_it_lists(
    client, room, moderator, name, count, django_assert_max_num_queries
):
    make = {
        "nieuw": lambda: ContributionFactory(author__room=room),
        "gemeld": lambda: FlagFactory(contribution__author__room=room),
        "bezwaren": lambda: AppealFactory(decision__contribution__author__room=room),
        "verborgen": lambda: DecisionFactory(contribution__author__room=room),
    }[name]
    made = [make() for _ in range(count)]
    client.get(QUEUE)

    with django_assert_max_num_queries(14):
        assert len(rows(client, name)) == len(made)


@pytest.mark.parametrize("count", [1, 3])
def test_one_contribution_and_the_log_cost_the_same(
    client, room, moderator, count, django_assert_max_num_queries
):
    contribution = ContributionFactory(author__room=room)
    for _ in range(count):
        FlagFactory(contribution=contribution)
        DecisionFactory(contribution=contribution)
    client.get(QUEUE)

    with django_assert_max_num_queries(12):
        client.get(reverse("moderation:item", args=[contribution.pk]))
    with django_assert_max_num_queries(9):
        client.get(reverse("moderation:log"))


def test_hiding_from_the_page(client, room, moderator):
    contribution = FlagFactory(contribution__author__room=room).contribution

    response = client.post(
        reverse("moderation:hide", args=[contribution.pk]),
        {"hide-ground": Ground.INSULT, "hide-words": "Een scheldwoord."},
        follow=True,
    )

    assert response.redirect_chain == [("/modereren/?lijst=gemeld", 302)]
    assert "Verborgen. De schrijver krijgt bericht." in text(response)
    assert Decision.objects.get().words == "Een scheldwoord."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"hide-words": "Waarom"}, "Kies een reden."),
        ({"hide-ground": "insult", "hide-words": "  "}, "Schrijf waarom."),
        ({"hide-ground": "anders", "hide-words": "Waarom"}, "Kies een reden uit de lijst."),
        ({"hide-ground": "insult", "hide-words": "x" * 1001}, "Dit is te lang."),
    ],
)
def test_hiding_without_ground_or_words_is_refused_and_keeps_what_was_typed(
    client, room, moderator, data, words
):
    contribution = ContributionFactory(author__room=room)

    response = client.post(reverse("moderation:hide", args=[contribution.pk]), data)

    assert response.status_code == 422
    assert words in page(response).select_one(".error-summary").get_text()
    assert page(response).select_one("#id_hide-words").get_text().strip() == data["hide-words"].strip()
    assert not Decision.objects.exists()


def test_the_second_moderator_is_told(client, room, moderator):
    contribution = DecisionFactory(contribution__author__room=room).contribution

    response = client.post(
        reverse("moderation:hide", args=[contribution.pk]),
        {"hide-ground": Ground.INSULT, "hide-words": "Nog eens."},
        follow=True,
    )

    assert "was eerst. Het besluit: verborgen." in text(response)
    assert Decision.objects.count() == 1


def test_who_looks_first_is_shown_and_nobody_else_can_decide(client, room, moderator):
    contribution = ContributionFactory(author__room=room)
    client.post(reverse("moderation:claim", args=[contribution.pk]))
    other = ProcessRoleFactory(process=room.phase.process, role=Role.MODERATOR).user

    client.force_login(other)
    response = client.get(reverse("moderation:item", args=[contribution.pk]))

    assert Claim.objects.get().moderator == moderator
    assert f"{moderator} kijkt hiernaar tot" in text(response)
    assert not page(response).select("form[action*=verbergen]")


def test_settling_an_appeal_from_the_page(client, room, moderator):
    appeal = AppealFactory(decision__contribution__author__room=room)

    response = client.post(
        reverse("moderation:settle", args=[appeal.contribution_id]),
        {"settle-verdict": "restore", "settle-words": "U had gelijk."},
        follow=True,
    )

    assert response.redirect_chain == [("/modereren/?lijst=bezwaren", 302)]
    assert appeal.decision.contribution.room.contributions.visible().exists()


def test_the_log_says_who_decided_what_and_why(client, room, moderator):
    decision = DecisionFactory(contribution__author__room=room)
    DecisionFactory(words="Van een ander traject")

    said = text(client.get("/modereren/logboek/"))

    for words in (str(decision.moderator), "verborgen", decision.get_ground_display(), decision.words):
        assert words in said
    assert "Van een ander traject" not in said


def report_address(contribution):
    return f"/meedoen/{contribution.room.phase.process.slug}/gesprek/{contribution.pk}/melden/"


def test_a_guest_reports_once(client):
    contribution = ContributionFactory()
    client.get(report_address(contribution))

    for _ in range(3):
        response = client.post(
            report_address(contribution), {"ground": Ground.PERSONAL, "words": "Een naam."}, follow=True
        )

    assert "Een moderator kijkt ernaar." in text(response)
    assert Flag.objects.count() == 1


def test_reporting_asks_for_a_reason(client):
    contribution = ContributionFactory()

    response = client.post(report_address(contribution), {"words": "Zomaar"})

    assert response.status_code == 422
    assert "Kies een reden." in page(response).select_one(".error-summary").get_text()
    assert "Zomaar" in response.content.decode()


def test_without_guests_one_signs_in_to_report(client):
    contribution = ContributionFactory(author__room__phase__guests_allowed=False)

    response = client.get(report_address(contribution))

    assert response["Location"] == f"/accounts/login/?next={report_address(contribution)}"


@pytest.mark.parametrize("what", ["hidden", "of a draft", "of another process", "unknown"])
def test_what_cannot_be_seen_cannot_be_reported(client, what):
    shown = ContributionFactory()
    address = {
        "hidden": lambda: report_address(ContributionFactory(hidden=True)),
        "of a draft": lambda: report_address(ContributionFactory(author__room__phase__process__draft=True)),
        "of another process": lambda: f"/meedoen/{ProcessFactory().slug}/gesprek/{shown.pk}/melden/",
        "unknown": lambda: f"/meedoen/{shown.room.phase.process.slug}/gesprek/{10**30}/melden/",
    }[what]()

    assert client.get(address).status_code == 404
    assert client.post(address, {"ground": "insult"}).status_code == 404


def appeal_address(contribution):
    return f"/meedoen/{contribution.room.phase.process.slug}/gesprek/{contribution.pk}/bezwaar/"


def test_an_author_reads_why_and_appeals(client):
    decision = DecisionFactory()
    client.force_login(decision.contribution.author.user)

    shown = text(client.get(appeal_address(decision.contribution)))
    response = client.post(appeal_address(decision.contribution), {"words": "Een grapje."}, follow=True)

    assert decision.words in shown
    assert "Wij hebben uw bezwaar." in text(response)
    assert Appeal.objects.get().words == "Een grapje."


def test_an_appeal_says_why(client):
    decision = DecisionFactory()
    client.force_login(decision.contribution.author.user)

    response = client.post(appeal_address(decision.contribution), {"words": ""})

    assert response.status_code == 422
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("who", ["somebody else in the room", "the author of what is shown"])
def test_nobody_else_finds_an_appeal(client, who):
    contribution = DecisionFactory().contribution
    if who == "somebody else in the room":
        client.force_login(ParticipantFactory(room=contribution.room).user)
    else:
        contribution = ContributionFactory()
        client.force_login(contribution.author.user)

    strange = client.get(appeal_address(contribution))
    unknown = client.get(f"/meedoen/{uuid.uuid4().hex}/gesprek/1/bezwaar/")

    assert strange.status_code == unknown.status_code == 404
    assert strange.content == unknown.content


def test_the_author_sees_in_the_room_why_it_is_hidden_and_others_do_not(client):
    decision = DecisionFactory()
    address = f"/meedoen/{decision.contribution.room.phase.process.slug}/gesprek/"

    others = text(client.get(address))
    client.force_login(decision.contribution.author.user)
    response = client.get(address)
    own = text(response)

    assert decision.words in own
    assert page(response).select_one(f'a[href="{appeal_address(decision.contribution)}"]')
    assert decision.words not in others
    assert decision.contribution.text not in others
