"""What another screen hears, and what a socket refuses."""

import asyncio
import uuid

import pytest

from dialogue.contributions.actions import submit_contribution
from dialogue.contributions.models import Contribution, Support
from tests.dialogue.rooms.sockets import guest_cookie, in_database, screen_in, session_cookie
from tests.factories.contributions import ContributionFactory
from tests.factories.people import UserFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room():
    return RoomFactory()


async def test_what_one_person_says_another_hears(room):
    async with screen_in(room, guest_cookie()) as speaker, screen_in(room) as listener:
        await listener.listen()

        answer = await speaker.ask("contribute", text="Een bankje", nickname="Kievit")
        heard = await listener.hear_until(1)

    assert answer["type"] == "done"
    assert answer["number"] == 1
    (html,) = heard.values()
    assert "Een bankje" in html
    assert "Kievit" in html


async def test_who_speaks_hears_it_by_the_same_event_as_everyone(room):
    async with screen_in(room, guest_cookie()) as speaker:
        await speaker.listen()
        await speaker.ask("contribute", text="Een bankje")

        heard = await speaker.hear_until(1)

    assert len(heard) == 1


async def test_the_same_command_eight_times_at_once_has_one_effect(room):
    client_id = str(uuid.uuid4())
    async with asyncio.TaskGroup() as group, screen_in(room, guest_cookie()) as first:
        await first.ask("contribute", text="Eerst iets anders")

        async def again():
            async with screen_in(room, guest_cookie()) as screen:
                return await screen.ask("contribute", client_id, text="Een bankje")

        tasks = [group.create_task(again()) for _ in range(8)]

    answers = {(task.result()["type"], task.result()["number"]) for task in tasks}
    assert answers == {("done", 2)}
    assert await in_database(Contribution.objects.count)() == 2


async def test_support_by_socket_counts_for_everyone(room):
    contribution = await in_database(lambda: ContributionFactory(author=ParticipantFactory(room=room)))()
    async with screen_in(room, guest_cookie()) as supporter, screen_in(room) as listener:
        await listener.listen()
        await supporter.ask("support", contribution=contribution.pk)
        heard = await listener.hear_until(1)
        assert '<span class="support__count">1</span>' in heard[f"contribution-{contribution.pk}"]

        await supporter.ask("unsupport", contribution=contribution.pk)
        heard = await listener.hear_until(2)
        assert '<span class="support__count">0</span>' in heard[f"contribution-{contribution.pk}"]

    assert not await in_database(Support.objects.exists)()


async def test_a_late_screen_is_told_all_and_a_hidden_text_never_comes_back(room):
    def talk():
        author = ParticipantFactory(room=room)
        for text in ("Mooi", "Lelijk"):
            submit_contribution(actor=author, room=room, text=text)
        Contribution.objects.filter(text="Lelijk").update(hidden_at="2026-01-01T12:00:00Z")

    await in_database(talk)()
    async with screen_in(room) as late:
        await late.listen(number=0)
        heard = await late.hear_until(2)

    assert "Mooi" in "".join(heard.values())
    assert "Lelijk" not in "".join(heard.values())
    assert "Deze bijdrage is verborgen." in "".join(heard.values())


async def test_a_signed_in_person_speaks_under_their_public_name(room):
    user = await in_database(UserFactory)(public_name="Reiger")
    async with screen_in(room, await session_cookie(user)) as speaker:
        await speaker.listen()
        await speaker.ask("contribute", text="Een bankje")
        (html,) = (await speaker.hear_until(1)).values()

    assert "Reiger" in html


async def test_a_text_that_cannot_be_placed_is_refused_with_the_words_of_the_page(room):
    async with screen_in(room, guest_cookie()) as speaker:
        answer = await speaker.ask("contribute", text="<b></b>")

    assert (answer["type"], answer["code"]) == ("refused", "invalid")
    assert answer["errors"] == {"text": ["Schrijf iets dat wij kunnen tonen."]}


async def test_support_for_another_room_is_refused_like_what_does_not_exist(room):
    elsewhere = await in_database(ContributionFactory)()
    async with screen_in(room, guest_cookie()) as screen:
        answers = [await screen.ask("support", contribution=pk) for pk in (elsewhere.pk, 999_999)]

    assert len({(answer["code"], answer["reason"]) for answer in answers}) == 1
    assert answers[0]["type"] == "refused"
