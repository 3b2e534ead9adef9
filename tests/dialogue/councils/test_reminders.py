"""When a body is reminded: scenario 1 asks on 14 April 2020, until and including 6 May."""

from datetime import date, datetime

import pytest
import time_machine
from django.core import mail

from dialogue.councils.models import AdviceRequest
from dialogue.councils.rules_of_bodies import USUAL_REMINDERS, reminder_days
from dialogue.councils.scheduled import remind_bodies
from dialogue.terms.clock import NETHERLANDS, last_moment
from tests.dialogue.councils.city import make_city

ASKED, LAST = date(2020, 4, 14), date(2020, 5, 6)


@pytest.mark.parametrize(
    ("rules", "days"),
    [
        ("7d 1d", {"7d": date(2020, 4, 29), "1d": date(2020, 5, 5)}),
        (USUAL_REMINDERS, {"50%": date(2020, 4, 25), "80%": date(2020, 5, 2), "1d": date(2020, 5, 5)}),
        ("30d 1d", {"1d": date(2020, 5, 5)}),
        ("", {}),
    ],
    ids=["a week and a day", "half time, 80 % and a day", "before it was asked", "none"],
)
def test_reminders_count_back_from_the_last_day(rules, days):
    assert dict(reminder_days(rules, ASKED, LAST)) == days


@pytest.mark.django_db
@pytest.mark.parametrize("hour", [0, 12, 23], ids=["just after midnight", "at noon", "late"])
def test_each_member_is_reminded_on_those_days_at_whatever_hour_the_job_runs(hour):
    with time_machine.travel(_at(ASKED, 10)) as clock:
        city = make_city()
        AdviceRequest.objects.update(opened_at=_at(ASKED, 10), deadline_at=last_moment(LAST))
        city.body.reminders = "7d 1d"
        city.body.save()

        reminded = {}
        for day in range(ASKED.toordinal(), LAST.toordinal() + 3):
            clock.move_to(_at(date.fromordinal(day), hour))
            remind_bodies()
            if mail.outbox:
                reminded[date.fromordinal(day)] = len(mail.outbox)
            mail.outbox.clear()

    assert reminded == {date(2020, 4, 29): 3, date(2020, 5, 5): 3}


def _at(day, hour):
    return datetime(day.year, day.month, day.day, hour, 5, tzinfo=NETHERLANDS)
