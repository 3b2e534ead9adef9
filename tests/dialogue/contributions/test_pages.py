"""The conversation as pages, for people without a script."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from dialogue.contributions.models import Contribution, Support
from dialogue.rooms.models import Participant
from tests.factories.contributions import ContributionFactory
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory, ProcessFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db


def address(room, name="conversation", *more):
    return reverse(f"contributions:{name}", args=[room.phase.process.slug, *more])


def post(client, room, text="Een bankje bij de bushalte", client_id=None, **more):
    values = {"text": text, "client_id": client_id or uuid.uuid4(), **more}
    return client.post(address(room, "contribute"), values)


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def room():
    return RoomFactory()


@pytest.fixture
def resident(client):
    user = UserFactory(public_name="Reiger")
    client.force_login(user)
    return user


def test_what_somebody_says_stands_in_the_conversation_under_their_name(client, room, resident):
    response = post(client, room)

    contribution = Contribution.objects.get()
    assert response.status_code == 302
    assert response.url == f"{address(room)}#contribution-{contribution.pk}"
    item = soup_of(client.get(address(room))).select_one(f"#contribution-{contribution.pk}")
    assert item.select_one(".contribution__author").text == "Reiger"
    assert item.select_one(".contribution__text").text.strip() == "Een bankje bij de bushalte"


def test_a_guest_takes_part_under_a_nickname(client, room):
    client.get(address(room))

    post(client, room, nickname="Kievit")

    participant = Participant.objects.get()
    assert (participant.user, participant.public_name) == (None, "Kievit")
    assert len(participant.guest_hash) == 64
    assert participant.guest_hash not in str(client.cookies)


def test_a_guest_is_the_same_person_in_a_room_and_a_stranger_in_the_next(client, room):
    other = RoomFactory()
    for each in (room, room, other):
        client.get(address(each))
        post(client, each)

    hashes = list(Participant.objects.order_by("pk").values_list("guest_hash", flat=True))
    assert len(hashes) == len(set(hashes)) == 2


def test_the_guest_cookie_cannot_be_read_by_scripts(client, room):
    cookie = client.get(address(room)).cookies["guest"]

    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Lax", "")


def test_somebody_signed_in_gets_no_guest_cookie(client, room, resident):
    assert "guest" not in client.get(address(room)).cookies


def test_an_e_mail_address_is_never_shown_as_a_name(client, room):
    client.force_login(UserFactory(email="geheim@demo.example", public_name=""))

    post(client, room)

    assert "geheim" not in client.get(address(room)).content.decode()
    assert "Inwoner" in client.get(address(room)).content.decode()


def test_a_repeated_post_has_one_effect_and_the_same_answer(client, room, resident):
    client_id = uuid.uuid4()

    answers = [post(client, room, client_id=client_id) for _ in range(3)]

    assert {(answer.status_code, answer.url) for answer in answers} == {(302, answers[0].url)}
    assert Contribution.objects.count() == 1


def test_a_changed_text_after_going_back_is_a_new_contribution(client, room, resident):
    client_id = uuid.uuid4()

    post(client, room, text="Een bankje", client_id=client_id)
    post(client, room, text="Twee bankjes", client_id=client_id)

    assert Contribution.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Schrijf eerst uw bijdrage."),
        (" \n ", "Schrijf eerst uw bijdrage."),
        ("<b></b><img src=x onerror=alert(1)>", "Schrijf iets dat wij kunnen tonen."),
        ("\u200b\u200d\u202e", "Schrijf iets dat wij kunnen tonen."),
        ("a" * 2001, "Uw bijdrage is te lang. U schreef 2001 tekens, er passen er 2000."),
    ],
    ids=["empty", "blank", "only markup", "only invisible signs", "too long"],
)
def test_a_text_that_cannot_be_placed_is_explained_and_kept(client, room, resident, text, words):
    response = post(client, room, text=text)

    page = soup_of(response)
    assert response.status_code == 422
    assert words in page.select_one(".error-summary").text
    assert page.select_one(".error-summary a")["href"] == "#id_text"
    assert page.select_one("#id_text")["aria-invalid"] == "true"
    assert page.select_one("#id_text").text == f"\n{text}"
    assert not Contribution.objects.exists()


def test_line_ends_of_a_browser_count_once(client, room, resident):
    assert post(client, room, text="ab\r\n" * 660 + "c" * 20).status_code == 302


def test_a_nickname_that_is_too_long_is_explained(client, room):
    client.get(address(room))

    response = post(client, room, nickname="x" * 41)

    assert response.status_code == 422
    assert "Uw schuilnaam is te lang" in response.content.decode()


@pytest.mark.parametrize(
    "name", ["Gemeente Zwolle", "gemeénte", "M0derator Jan", "de w e t h o u d e r", "8eheer B3heer"]
)
def test_nobody_speaks_for_the_city_under_a_nickname(client, room, name):
    client.get(address(room))

    response = post(client, room, nickname=name)

    assert response.status_code == 422
    assert "Deze naam lijkt op een naam van de gemeente." in response.content.decode()


def test_in_a_closed_phase_what_was_typed_is_still_shown(client, resident):
    room = RoomFactory(phase=PhaseFactory(closed=True))

    response = post(client, room, text="Net te laat")

    assert response.status_code == 403
    assert "Meepraten kan nu niet meer" in response.content.decode()
    assert soup_of(response).select_one("textarea").text.strip() == "Net te laat"
    assert not Contribution.objects.exists()


def test_somebody_blocked_is_refused_in_words(client, room, resident):
    ParticipantFactory(room=room, user=resident, removed_at="2026-01-01T12:00:00Z")

    response = post(client, room, text="Hallo?")

    assert response.status_code == 403
    assert "U kunt niet meer meepraten" in response.content.decode()
    assert "Hallo?" in response.content.decode()


def test_where_guests_may_not_join_the_text_waits_until_somebody_signed_in(client):
    room = RoomFactory(phase=PhaseFactory(guests_allowed=False))

    response = post(client, room, text="Bewaar dit", nickname="Kievit")

    assert response.url == f"{reverse('account_login')}?next={address(room)}"
    client.force_login(UserFactory())
    page = soup_of(client.get(address(room)))
    assert page.select_one("#id_text").text.strip() == "Bewaar dit"
    assert page.select_one("#id_nickname")["value"] == "Kievit"
    assert soup_of(client.get(address(room))).select_one("#id_text").text.strip() == ""
    assert not Participant.objects.exists()


def test_support_is_given_once_and_taken_back(client, room, resident):
    contribution = ContributionFactory(author=ParticipantFactory(room=room))

    for _ in range(2):
        response = client.post(address(room, "support", contribution.pk))
        assert response.url.endswith(f"#contribution-{contribution.pk}")
    assert Support.objects.count() == 1
    item = soup_of(client.get(address(room))).select_one(f"#contribution-{contribution.pk}")
    assert [button.has_attr("hidden") for button in item.select("button")] == [True, False]

    client.post(address(room, "unsupport", contribution.pk))
    assert Support.objects.count() == 0


def test_support_for_a_strangers_contribution_is_answered_like_one_that_does_not_exist(
    client, room, resident
):
    elsewhere = ContributionFactory()
    hidden = ContributionFactory(author=ParticipantFactory(room=room), hidden=True)

    answers = [client.post(address(room, "support", pk)) for pk in (elsewhere.pk, 999_999, 10**30, hidden.pk)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_looking_at_an_address_meant_for_sending_leads_to_the_conversation(client, room):
    contribution = ContributionFactory(author=ParticipantFactory(room=room))

    for name, more in [("contribute", []), ("support", [contribution.pk]), ("unsupport", [contribution.pk])]:
        assert client.get(address(room, name, *more)).url == address(room)


@pytest.mark.parametrize("number", ["1000000", "0", "-1", "abc", "9" * 40])
def test_a_page_that_is_not_there_is_not_found(client, room, number):
    assert client.get(address(room), {"pagina": number}).status_code == 404


def test_the_newest_stand_on_the_first_page_and_each_page_reads_from_old_to_new(client, room):
    author = ParticipantFactory(room=room)
    ids = [ContributionFactory(author=author).pk for _ in range(52)]

    pages = [soup_of(client.get(address(room), {"pagina": number})) for number in (1, 2)]

    shown = [[int(item["data-order"]) for item in page.select("[data-list] > li")] for page in pages]
    assert shown == [ids[2:], ids[:2]]


def test_a_hidden_contribution_shows_no_word_of_it(client, room):
    author = ParticipantFactory(room=room, public_name="Brulkikker")
    ContributionFactory(author=author, text="Iets lelijks", hidden=True)

    page = client.get(address(room)).content.decode()

    assert "Deze bijdrage is verborgen." in page
    assert "lelijks" not in page
    assert "Brulkikker" not in page


def test_paper_is_marked_as_written_down_by_an_employee(client, room):
    ContributionFactory(author=ParticipantFactory(room=room), channel="paper")

    assert "Opgeschreven door een medewerker." in client.get(address(room)).content.decode()


@pytest.mark.parametrize("slug", ["bestaat-niet", "nog-niet-openbaar", "zonder-gesprek"])
def test_a_conversation_that_is_not_public_is_not_there(client, slug):
    RoomFactory(phase__process=ProcessFactory(slug="nog-niet-openbaar", draft=True))
    ProcessFactory(slug="zonder-gesprek")

    assert client.get(reverse("contributions:conversation", args=[slug])).status_code == 404


def test_a_room_opens_when_it_is_first_entered(client):
    phase = PhaseFactory()

    assert client.get(reverse("contributions:conversation", args=[phase.process.slug])).status_code == 200
    assert phase.room.head == 0


def test_a_conversation_is_never_kept_on_the_way(client, room):
    assert client.get(address(room)).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("signed_in", [False, True])
def test_a_conversation_costs_the_same_whatever_it_lists(
    client, room, django_assert_max_num_queries, signed_in
):
    if signed_in:
        client.force_login(UserFactory())
    counts = []
    client.get(address(room))
    for _ in range(2):
        ContributionFactory(author=ParticipantFactory(room=room))
        with django_assert_max_num_queries(25) as queries:
            client.get(address(room))
        counts.append(len(queries))
        ContributionFactory.create_batch(1, author=ParticipantFactory(room=room))

    assert counts[0] == counts[1]
