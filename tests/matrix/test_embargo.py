"""Every address × who has no part in it, before, at and after the moment: planted words appear nowhere too early.

All that is planted has the same key, so that any address with a number or a name in it leads to one of them.
"""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from dialogue.councils.models import Advice, AdviceRequest
from dialogue.councils.states import AdviceState
from dialogue.notifications.digests import gather
from dialogue.notifications.scheduled import go_on_with_what_waits
from dialogue.notifications.watching import look_around
from dialogue.people.models import Role
from dialogue.terms.clock import NETHERLANDS
from home.groups import COLLEGE, COMMUNICATION, OFFICIALS, set_up_groups
from tests.factories import councils as council
from tests.factories.home import ReportPageFactory, ReportSectionPageFactory
from tests.factories.notifications import FollowFactory
from tests.factories.outcomes import (
    OutcomeFactory,
    PromiseFactory,
    PromiseSourceFactory,
    ThemeFactory,
    ThemeReplyFactory,
)
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory, ProcessFactory, ProcessRoleFactory
from tests.factories.rooms import RoomFactory
from tests.matrix.addresses import all_addresses

pytestmark = pytest.mark.django_db
OUT_AT = datetime(2026, 5, 20, 9, tzinfo=NETHERLANDS)
KEY, NAME = 4242, "geheim-4242"
MARKER = "kersenrood"
# A search page repeats the word that was looked for; what was planted goes on after it.
PLANTED = re.compile(rf"{MARKER} \w")
OF_EDITORS = ("^_util/", "beheer/")


def planted(words):
    return f"{MARKER} {words}"


@pytest.fixture
def city(settings, tmp_path):
    """An advice with its reply that waits for its moment, an outcome in preparation, a report that is a draft."""
    settings.DATA_DIR = tmp_path
    with time_machine.travel(OUT_AT - timedelta(days=20)):
        groups = set_up_groups()
        seats = plant_advice()
        process = plant_outcome()
        plant_report()
        people = {
            "follower": follower_of(process, seats["member"].body),
            "of another body": council.MembershipFactory(role="chair").user,
            "official who did not ask": member_of(groups[OFFICIALS]),
            "admin": UserFactory(admin=True),
        }
        insiders = {
            **{role: seat.user for role, seat in seats.items()},
            "owner": AdviceRequest.objects.get(pk=KEY).owner,
            "college": member_of(groups[COLLEGE]),
            "civil servant": ProcessRoleFactory(process=process, role=Role.CIVIL_SERVANT).user,
            "editor": member_of(groups[COMMUNICATION]),
        }
    return {"outsiders": people, "insiders": insiders}


def member_of(group):
    user = UserFactory()
    user.groups.add(group)
    return user


def follower_of(*things):
    user = UserFactory()
    for kind, thing in zip(("traject", "orgaan"), things, strict=True):
        FollowFactory(user=user, thing=thing, kind=kind)
    return user


def plant_advice():
    body = council.BodyFactory(pk=KEY, slug=NAME, name="De raad", quorum=1)
    seats = {
        role: council.MembershipFactory(body=body, role=role) for role in ("chair", "secretary", "member")
    }
    words = {"subject": planted("vraag"), "explanation": planted("uitleg")}
    asked = council.AdviceRequestFactory(pk=KEY, bodies=[body], **words)
    question = council.RequestQuestionFactory(pk=KEY, request=asked, number=1, text=planted("deelvraag"))
    advice = council.AdviceFactory(
        pk=KEY,
        body=body,
        request=asked,
        state=AdviceState.PUBLISHED,
        adopted_at=timezone.now(),
        signed_at=timezone.now(),
        published_at=OUT_AT,
        subject=planted("advies"),
        summary=planted("kort"),
        reply_words=planted("antwoord"),
    )
    point = council.RecommendationFactory(
        pk=KEY, advice=advice, number=1, text=planted("punt"), question=question
    )
    council.RecommendationReplyFactory(recommendation=point, reasons=planted("reden"))
    council.MinorityViewFactory(pk=KEY, advice=advice, author=seats["member"], text=planted("anders"))
    council.RemarkFactory(advice=advice, author=seats["member"], question=question, text=planted("gezegd"))
    paper = council.PaperFactory(pk=KEY, request=asked, title=planted("stuk"))
    paper.file.save("stuk.pdf", ContentFile(b"%PDF-1.7 " + planted("in het bestand").encode()))
    council.SlideFactory(paper=paper, number=1, title=planted("dia"), text=planted("tekst"))
    Advice.objects.get(pk=KEY).save()  # what is asked of the index now, all of it is there
    return seats


def plant_outcome():
    process = ProcessFactory(pk=KEY, slug=NAME)
    RoomFactory(pk=KEY, phase=PhaseFactory(pk=KEY, process=process))
    outcome = OutcomeFactory(pk=KEY, process=process, heard=planted("gehoord"), done=planted("gedaan"))
    theme = ThemeFactory(pk=KEY, outcome=outcome, number=KEY, title=planted("thema"), gist=planted("kern"))
    ThemeReplyFactory(theme=theme, reasons=planted("omdat"))
    promise = PromiseFactory(
        pk=KEY, draft=True, process=process, title=planted("belofte"), text=planted("belofte")
    )
    PromiseSourceFactory(promise=promise, kind="theme", key=theme.pk)
    return process


def plant_report():
    report = ReportPageFactory(pk=KEY, slug="bericht", live=False, title=planted("bericht"))
    part = ReportSectionPageFactory(
        parent=report, live=False, title=planted("deel"), summary=planted("samen")
    )
    for page in (report, part):
        page.save_revision()
    AdviceRequest.objects.filter(pk=KEY).update(report=report)


def filled(route):
    """The route with the key or the name of what was planted in its blanks."""
    route = re.sub(r"<(slug|str):\w+>", NAME, re.sub(r"<(int|uuid):\w+>", str(KEY), route))
    route = re.sub(r"<path:\w+>", f"{NAME}.pdf", route)
    return re.sub(r"<\w+>", str(KEY), re.sub(r"\(\?P<\w+>|\(\?!.*?\)|\[[^\]]*\]|[\^$()?+*\\]", "", route))


def client_of(user):
    client = Client(raise_request_exception=False)
    if user:
        # Without one, who works for the city is sent to set it up, before anything is looked for.
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def text_of(response):
    return response.getvalue().decode(errors="replace")


def texts_of(client, addresses):
    """{address: what it says there}, without markup."""
    found = {}
    for address in addresses:
        text = text_of(client.get(f"/{address}"))
        found[address] = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    return found


def where_planted(client, addresses):
    """The addresses on which something that was planted can be read."""
    return {address for address, text in texts_of(client, addresses).items() if PLANTED.search(text)}


def addresses(*, of_editors):
    routes = [route for route in all_addresses() if route.startswith(OF_EDITORS) is of_editors]
    return sorted({filled(route) for route in routes}) + [f"zoeken/?q={MARKER}"]


def test_before_its_moment_nobody_outside_reads_a_word(city):
    pages = addresses(of_editors=False)
    with time_machine.travel(OUT_AT - timedelta(seconds=1), tick=False):
        found = {
            role: where_planted(client_of(user), pages)
            for role, user in {"anonymous": None, **city["outsiders"]}.items()
        }

    # An administrator has every right but a seat in a closed room; who may ask chooses the report it is about.
    assert not {page for page in found.pop("admin") if page.startswith(("overleg/", "adviezen/"))}
    assert found.pop("official who did not ask") == {"overleg/aanvragen/nieuw/"}
    assert found == {role: set() for role in found}


def test_in_the_editor_an_administrator_reads_the_draft_report_and_no_advice(city):
    with time_machine.travel(OUT_AT - timedelta(seconds=1), tick=False):
        found = texts_of(client_of(city["outsiders"]["admin"]), addresses(of_editors=True))

    assert any(planted("bericht") in text for text in found.values())
    words = [planted(word) for word in ("vraag", "advies", "kort", "punt", "reden", "stuk", "dia", "gezegd")]
    assert {address for address, text in found.items() if any(word in text for word in words)} == set()


@pytest.mark.parametrize(
    ("role", "elsewhere"),
    [
        ("member", set()),
        ("owner", set()),
        ("college", set()),
        ("civil servant", {f"beloften/{KEY}/bijwerken/"}),
        ("editor", None),
    ],
)
def test_who_belongs_to_it_reads_only_their_own_part(city, role, elsewhere):
    """So that the tests above can fail: the addresses they try do lead to what was planted."""
    of_city = ("overleg", "adviezen", "adviesorganen", "meedoen", "beloften", "mijn", "zoeken")
    pages = [page for page in addresses(of_editors=False) if page.startswith(of_city)]
    with time_machine.travel(OUT_AT - timedelta(seconds=1), tick=False):
        found = where_planted(client_of(city["insiders"][role]), pages)

    own = f"meedoen/{NAME}/opbrengst/werk/" if role == "civil servant" else "overleg/"
    assert bool(found) is (role != "editor")
    assert {page for page in found if not page.startswith((own, "mijn/"))} == (elsewhere or set())


@pytest.mark.parametrize("shift", [timedelta(), timedelta(days=1)], ids=["at", "after"])
def test_from_its_moment_on_everybody_reads_advice_and_reply_and_no_more(city, shift):
    with time_machine.travel(OUT_AT + shift, tick=False):
        found = where_planted(client_of(None), addresses(of_editors=False))

    advice = f"adviezen/{KEY}/"
    # The PDF is not text; tests/dialogue/councils/test_embargo.py asks whether it is there.
    assert found == {
        advice,
        f"{advice}stukken/{KEY}/",
        f"{advice}stukken/{KEY}/bestand/",
        f"adviesorganen/{NAME}/",
        f"zoeken/?q={MARKER}",
    }


def test_no_mail_says_what_is_still_closed(city):
    for days in range(-20, 1):
        with time_machine.travel(OUT_AT + timedelta(days=days, seconds=-1), tick=False):
            look_around()
            gather()
            go_on_with_what_waits()

    assert city["outsiders"]["follower"].email in {message.to[0] for message in mail.outbox}
    assert [m.subject for m in mail.outbox if MARKER in m.subject + m.body] == []
