"""The register: late ones on top, links that narrow it, codes under every name, nothing that is a draft."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue.outcomes.promises import Promise, PromiseAlias
from dialogue.people.models import Role
from tests.factories.outcomes import PromiseFactory
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory, ProcessRoleFactory
from tests.factories.taxonomy import SpoorFactory, TargetGroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO_MODE = True  # where staff need no second factor


def titles(client, query=""):
    soup = BeautifulSoup(client.get(f"/beloften/{query}").content, "html.parser")
    return [link.get_text() for link in soup.select(".outcome-list__title a")]


def test_late_ones_stand_on_top_and_settled_ones_last(client):
    PromiseFactory(title="Klaar", state="kept", settled_on=timezone.localdate())
    PromiseFactory(title="Straks")
    PromiseFactory(title="Te laat", late=True)

    assert titles(client) == ["Te laat", "Straks", "Klaar"]


def test_a_draft_is_nowhere(client):
    promise = PromiseFactory(title="Nog geheim", draft=True)

    assert titles(client) == []
    assert client.get(promise.get_absolute_url()).status_code == 404


def test_still_open_leaves_out_what_is_settled(client):
    PromiseFactory(title="Open")
    for state in ("kept", "partly", "broken", "withdrawn"):
        PromiseFactory(state=state, settled_on=timezone.localdate())

    assert titles(client, "?stand=nog-open") == ["Open"]


def test_the_list_can_be_narrowed_by_spoor_group_and_owner(client):
    spoor, group = SpoorFactory(slug="wonen"), TargetGroupFactory(slug="ouderen")
    mine = PromiseFactory(title="Deze", owner="De wethouder Wonen")
    mine.sporen.add(spoor)
    mine.target_groups.add(group)
    PromiseFactory(title="Een andere")

    for query in ("?spoor=wonen", "?doelgroep=ouderen", "?wie=De+wethouder+Wonen"):
        assert titles(client, query) == ["Deze"]


@pytest.mark.parametrize("query", ["?stand=xyz", "?spoor=%00", "?wie=niemand", "?pagina=99", "?pagina=x"])
def test_an_unknown_choice_is_told(client, query):
    PromiseFactory()

    assert client.get(f"/beloften/{query}").status_code == 404


@pytest.mark.parametrize("typed", ["11-1", "M-11-1", "m 11 1", "M.11.1"])
def test_a_motion_is_found_under_both_its_codes(client, typed):
    motion = PromiseFactory(kind="motion", code="11-1")
    PromiseAlias.objects.create(promise=motion, code="M-11-1")
    PromiseFactory(kind="motion", code="M-14")

    assert client.get("/beloften/", {"q": typed}).url == motion.get_absolute_url()


def test_words_search_too(client):
    PromiseFactory(title="Een inlooppunt in Dieze")
    PromiseFactory(title="Een brief in gewone taal")

    assert titles(client, "?q=dieze") == ["Een inlooppunt in Dieze"]


def test_an_answer_that_is_late_stands_in_the_register(client):
    late = ProcessFactory(late=True, title="Het te late traject")

    page = client.get("/beloften/").content.decode()

    assert late.title in page
    assert "Antwoord te laat sinds" in page


def test_the_register_costs_the_same_at_one_and_at_three(client):
    counted = []
    for many in (1, 2):
        for _each in range(many):
            promise = PromiseFactory()
            promise.sporen.add(SpoorFactory())
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/beloften/?pagina=1&x={many}")
        counted.append(len(queries))

    assert counted[0] == counted[1]


def test_there_are_pages(client):
    for _each in range(13):
        PromiseFactory()

    assert len(titles(client)) == 12
    assert len(titles(client, "?pagina=2")) == 1


def staff(promise):
    return ProcessRoleFactory(process=promise.process, role=Role.CIVIL_SERVANT).user


def test_who_keeps_a_promise_changes_it_by_page(client):
    promise = PromiseFactory(process=ProcessFactory())
    client.force_login(staff(promise))
    address = f"{promise.get_absolute_url()}bijwerken/"

    assert client.get(address).status_code == 200
    refused = client.post(address, {"wat": "stand", "stand-state": "kept", "stand-reason": "Het is klaar."})
    assert refused.status_code == 422
    assert "Voeg eerst bewijs toe" in refused.content.decode()
    assert "Het is klaar." in refused.content.decode()
    client.post(
        address,
        {
            "wat": "bewijs",
            "bewijs-text": "De deur is open",
            "bewijs-address": "/nieuws/",
            "bewijs-happened_on": str(timezone.localdate()),
        },
    )
    client.post(address, {"wat": "stand", "stand-state": "kept", "stand-reason": "Het is klaar."})

    promise.refresh_from_db()
    assert promise.state == "kept"
    assert "De deur is open" in client.get(promise.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//elders.example", "http://onveilig.example", "data:x"]
)
def test_evidence_only_leads_to_safe_places(client, address):
    promise = PromiseFactory(process=ProcessFactory())
    client.force_login(staff(promise))

    answer = client.post(
        f"{promise.get_absolute_url()}bijwerken/",
        {
            "wat": "bewijs",
            "bewijs-text": "Kijk",
            "bewijs-address": address,
            "bewijs-happened_on": "2020-01-01",
        },
    )

    assert answer.status_code == 422
    assert not promise.evidence.exists()


def test_a_clerk_writes_down_a_motion_once(client):
    clerk = UserFactory()
    clerk.user_permissions.set(Permission.objects.filter(codename__in=["add_promise", "change_promise"]))
    client.force_login(clerk)
    typed = {
        "client_id": "7e6cbb1a-0000-4000-8000-000000000001",
        "kind": "motion",
        "code": "M-14",
        "title": "Bezuinigen met cliënten",
        "text": "Gebruik de ideeën van betrokkenen.",
        "owner": "Het college",
        "due_on": str(timezone.localdate() + timedelta(days=30)),
    }

    first, second = (
        client.post("/beloften/nieuw/", typed),
        client.post("/beloften/nieuw/", {**typed, "code": "M-14b"}),
    )

    assert first.status_code == second.status_code == 302
    assert Promise.objects.count() == 1
    assert client.post("/beloften/nieuw/", {**typed, "client_id": ""}).status_code == 422  # the code is taken


@pytest.mark.parametrize("missing", ["title", "text", "owner"])
def test_a_promise_without_this_is_refused(client, missing):
    clerk = UserFactory()
    clerk.user_permissions.set(Permission.objects.filter(codename="add_promise"))
    client.force_login(clerk)

    answer = client.post(
        "/beloften/nieuw/", {"kind": "motion", "title": "T", "text": "T", "owner": "O", missing: " "}
    )

    assert answer.status_code == 422
    assert BeautifulSoup(answer.content, "html.parser").select_one(f'.error-summary a[href="#id_{missing}"]')
