"""A process as a calendar (RFC 5545): when people can take part, when it is decided, when they hear."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

PRODUCT = "-//Samenspraak//meedoen//NL"


def calendar_of(process):
    """The bytes of the calendar; only what stands on the public page is in it."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", process.title)
    for phase in process.timeline():
        calendar.add_component(
            _event(process, f"phase-{phase.pk}", phase.title, phase.opens_at, phase.closes_at)
        )
    for name, words, day in (
        ("decided", _("Decision by: %(who)s") % {"who": process.decided_by}, process.decided_on),
        ("answer", _("You get our answer by this day at the latest"), process.answer_by),
    ):
        if day:
            calendar.add_component(_event(process, name, words, day, day + timedelta(days=1)))
    return calendar.to_ical()


def _event(process, name, words, starts, ends):
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    event = Event()
    event.add("uid", f"{name}.process-{process.pk}@{host}")
    event.add("dtstamp", process.last_published_at or process.first_published_at or starts)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", f"{process.title}: {words}")
    event.add("url", f"{settings.BASE_URL}{process.get_absolute_url()}")
    event.add("transp", "TRANSPARENT")
    return event
