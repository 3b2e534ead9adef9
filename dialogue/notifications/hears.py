"""Who hears which event: rows beside the events (dialogue/events.py), the first row that fits a person counts.

    hears("promise_changed", FOLLOWERS, when=DIGEST, line=_("Something changed in the promise “%(title)s”."))

A subject of a mail is fixed words: never a title, never something people wrote. Rows stand in a module `heard.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dialogue.notifications.models import Follow, PostalAddress
from dialogue.people.models import User

AT_ONCE, DIGEST = "at once", "digest"
ROWS = {}
NEWS, READ_MORE = _("There is news for you"), _("Read more")


def followers(announcement):
    """Whoever follows the thing, or something wider it belongs to."""
    return User.objects.filter(pk__in=follows_of(announcement).values("user"))


def those_named(announcement):
    """Whoever the one who told it named: members of a body, owners, people who took part."""
    return User.objects.filter(pk__in=announcement.people)


def follows_of(announcement):
    about = Q(pk=None)
    for kind, key in announcement.things:
        about |= Q(kind=kind, key=key)
    return Follow.objects.filter(about)


def letters_of(announcement):
    return PostalAddress.objects.filter(pk__in=follows_of(announcement).values("address"))


@dataclass(frozen=True, kw_only=True)
class Row:
    name: str
    event: str
    who: Callable  # (announcement) -> queryset of people
    when: str
    subject: str  # of a mail at once; fixed words
    line: str  # with %(title)s
    button: str

    def words(self, announcement):
        return str(self.line) % {"title": announcement.title}


def hears(event, who, *, when, line, subject=NEWS, button=READ_MORE):
    """Register a row of the table."""
    row = Row(
        name=f"{event}:{who.__name__}",
        event=event,
        who=who,
        when=when,
        subject=subject,
        line=line,
        button=button,
    )
    ROWS[row.name] = row
    return row


def row_for_letters(event):
    """The row by which followers hear; what is meant for a few people is not posted to who follows."""
    return next((row for row in rows_of(event) if row.who is followers), None)


def rows_of(event):
    return [row for row in ROWS.values() if row.event == event]
