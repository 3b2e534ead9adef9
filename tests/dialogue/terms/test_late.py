"""A late answer appears in public by itself, when the day is over here."""

from datetime import date

import pytest
import time_machine

from tests.factories.processes import PhaseFactory, ProcessFactory

pytestmark = pytest.mark.django_db

LATE = "Antwoord te laat sinds dinsdag 3 maart"
PLACES = ["/meedoen/spreekuur/", "/meedoen/", "/beloften/"]


@pytest.mark.parametrize("place", PLACES)
def test_it_is_not_late_on_the_last_day_and_late_from_midnight_here(client, place, settings):
    # Redis forgets by its own clock, which nobody moves.
    settings.PAGE_CACHE_SECONDS = 0
    with time_machine.travel("2026-02-01T12:00:00+01:00", tick=False):
        process = ProcessFactory(slug="spreekuur", answer_by=date(2026, 3, 3), decided_on=date(2026, 4, 1))
        PhaseFactory(process=process, closed=True)
    with time_machine.travel("2026-03-03T23:59:00+01:00", tick=False):
        assert LATE not in client.get(place).content.decode()
    with time_machine.travel("2026-03-04T00:00:00+01:00", tick=False):
        assert LATE in client.get(place).content.decode()
