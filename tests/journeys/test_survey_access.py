"""Ways in that need a right: a code from a letter, and a place in the citizens' panel."""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.journeys.acts import overflow
from tests.journeys.city import ROOT, environment
from tests.prepared import running_city

pytestmark = pytest.mark.browser
PREPARE = """
import json
from config import codes
from surveys.access.inviting import code_of, invite
from surveys.access.models import PanelMember
from tests.factories.access import PanelMemberFactory, RightFactory
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory, VersionFactory, question

asked = [question("q1visit", "yes_no", "Komt u wel eens in het buurthuis?")]
letter = SurveyFactory(slug="met-een-code", title="Met een code", by_code=True)
panel = SurveyFactory(slug="voor-het-panel", title="Voor het panel", for_panel=True)
for survey in (letter, panel):
    VersionFactory(survey=survey, definition=asked)
code = codes.new_code(80)
RightFactory(survey=letter, code=code)
member = PanelMemberFactory(email="toos@demo.example")
invite(actor=UserFactory(admin=True), survey=panel, members=PanelMember.objects.all())
print(json.dumps({"letter": code, "panel": code_of(panel, member)}))
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """(address, codes) of a city with a survey for who got a letter, and one for the panel."""
    folder = tmp_path_factory.mktemp("city-with-codes")
    with running_city(folder) as address:
        port = int(address.rpartition(":")[2])
        made = subprocess.run(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", PREPARE],
            cwd=ROOT,
            env=environment(folder, port),
            check=True,
            capture_output=True,
            text=True,
        )
        yield address, json.loads(made.stdout.strip().splitlines()[-1])


@pytest.fixture(scope="module")
def city(prepared):
    return prepared[0]


@pytest.fixture
def made_codes(prepared):
    return prepared[1]


def answer_all(page):
    """Answer the one question, look it over, send it."""
    expect(page.get_by_role("heading", name="Komt u wel eens in het buurthuis?")).to_be_visible()
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Verstuur").click()
    page.wait_for_url("**/verstuurd/**")


def begin(page):
    page.get_by_role("button", name="Begin", exact=True).click()


def test_somebody_with_a_letter_answers_once(visit, made_codes):
    page = visit()
    page.goto("/enquetes/met-een-code/")
    page.get_by_label("Uw code").fill("AAAA-BBBB-CCCC-DDDD")
    begin(page)
    expect(page.get_by_role("alert")).to_contain_text("Deze code werkt niet")

    page.get_by_label("Uw code").fill(made_codes["letter"].lower().replace("-", " "))
    begin(page)
    answer_all(page)
    assert overflow(page) == 0

    again = visit()
    again.goto(f"/enquetes/met-een-code/?code={made_codes['letter']}")
    begin(again)
    expect(again.get_by_role("alert")).to_contain_text("Deze code werkt niet")


def test_a_panel_member_answers_by_the_link_in_the_mail(visit, made_codes):
    page = visit()
    page.goto(f"/enquetes/voor-het-panel/?code={made_codes['panel']}")
    begin(page)
    answer_all(page)


def test_somebody_joins_the_panel_changes_their_data_and_leaves(visit):
    page = visit()
    page.goto("/burgerpanel/")
    page.get_by_role("link", name="Meedoen met het panel").click()
    page.get_by_label("Uw e-mailadres").fill("piet@demo.example")
    page.get_by_label("Hoe oud bent u?").select_option("75 of ouder")
    page.get_by_role("button", name="Meedoen met het panel").click()
    expect(page.get_by_role("heading", name="Kijk in uw mail")).to_be_visible()

    page.goto(link_in_mailbox(page, "bevestigen"))
    page.get_by_role("button", name="Ja, ik doe mee").click()
    expect(page.get_by_text("U zit in het panel. Welkom.")).to_be_visible()
    expect(page.get_by_label("Hoe oud bent u?")).to_have_value("75+")
    assert overflow(page) == 0

    page.get_by_role("link", name="Stoppen met het panel").click()
    page.get_by_role("button", name="Stoppen met het panel").click()
    expect(page.get_by_role("heading", name="U bent gestopt met het panel")).to_be_visible()


def link_in_mailbox(page, what):
    """The link in the newest mail of the demo; the worker needs a moment to send it."""
    for _look in range(50):
        page.goto("/postvak/")
        found = re.search(rf"/burgerpanel/{what}/[^\"<\s]+", page.content())
        if found:
            return found[0]
        page.wait_for_timeout(200)
    raise AssertionError(f"no mail with a link to {what}")
