"""An outcome of a process is also that of each of its activities: only the themes, words and figures from there."""

from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from tests.dialogue.outcomes.test_outcome import said, theme_with
from tests.factories.contributions import ContributionFactory
from tests.factories.outcomes import OutcomeFactory, ThemeSourceFactory
from tests.factories.processes import ClosingAnswerFactory, PhaseFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def outcome():
    """One theme from both a conversation and a table in the neighbourhood, one from the table only."""
    outcome = OutcomeFactory(published=True)
    ClosingAnswerFactory(process=outcome.process)
    online = theme_with(said(outcome.process), outcome, number=1, title="Koffie in de buurt")
    table = RoomFactory(phase=PhaseFactory(process=outcome.process, title="Tafel in Noord", closed=True))
    spoken = ContributionFactory(author=ParticipantFactory(room=table), text="Een bank bij de bus")
    ThemeSourceFactory(theme=online, contribution=spoken)
    theme_with(spoken, outcome, number=2, title="Een plek om te zitten")
    return outcome


def themes(client, outcome, query=""):
    page = BeautifulSoup(client.get(f"{outcome.get_absolute_url()}{query}").content, "html.parser")
    shown = {each.get_text(strip=True) for each in page.select(".outcome-list__title")}
    tally = [each.get_text(" ", strip=True) for each in page.select(".tally")[0].select("li")]
    return shown, tally[0], page


def test_an_activity_has_an_outcome_of_its_own(client, outcome):
    everything, contributions, page = themes(client, outcome)
    assert everything == {"1. Koffie in de buurt", "2. Een plek om te zitten"}
    assert contributions == "2 bijdragen"
    assert "Tafel in Noord (2)" in page.select_one(".filters").get_text(" ", strip=True)

    shown, contributions, page = themes(client, outcome, "?activiteit=praat-mee")
    assert (shown, contributions) == ({"1. Koffie in de buurt"}, "1 bijdrage")
    assert "U ziet alleen wat binnenkwam bij “Praat mee”." in page.get_text()
    for link in page.select(".filters a"):
        assert client.get(urljoin(outcome.get_absolute_url(), link["href"])).status_code == 200


def test_an_activity_that_is_not_there_is_not_found(client, outcome):
    assert client.get(f"{outcome.get_absolute_url()}?activiteit=elders").status_code == 404


def test_with_one_activity_there_is_nothing_to_choose(client):
    outcome = OutcomeFactory(published=True)
    ClosingAnswerFactory(process=outcome.process)
    theme_with(said(outcome.process), outcome, number=1)

    _shown, _contributions, page = themes(client, outcome)

    assert "Waar het binnenkwam" not in page.get_text()
