"""From one announcement to a row for everyone who hears of it; doing it again adds nobody twice."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from dialogue.notifications.hears import AT_ONCE, letters_of, row_for_letters, rows_of
from dialogue.notifications.models import Announcement, How, Message, Rhythm

AT_A_TIME = 500


def write_down(announcement_pk):
    """A message for each person, by the first row of the table that fits; a person gets one at most."""
    announcement = Announcement.objects.get(pk=announcement_pk)
    if announcement.spread_at:
        return
    for row in rows_of(announcement.event):
        for people in _handfuls(_who_wants(row, announcement)):
            _add(announcement, row, people)
    if by_post := row_for_letters(announcement.event):
        for keys in _handfuls(letters_of(announcement).values_list("pk", flat=True)):
            _add_letters(announcement, by_post, keys)
    Announcement.objects.filter(pk=announcement.pk, spread_at=None).update(spread_at=timezone.now())


def _who_wants(row, announcement):
    """(person, at once, rhythm); without a choice all that is None."""
    people = row.who(announcement).filter(is_active=True).exclude(email="")
    broken = Q(mail_choice__bounced_address=F("email"))
    return (
        people.exclude(broken)
        .order_by("pk")
        .values_list("pk", "mail_choice__at_once", "mail_choice__rhythm")
        .distinct()
    )


def _add(announcement, row, people):
    messages = []
    for user, at_once, rhythm in people:
        mail_of_its_own = row.when == AT_ONCE and at_once is not False
        if mail_of_its_own or rhythm != Rhythm.NEVER:
            how = How.MAIL if mail_of_its_own else How.LINE
            messages.append(_message(announcement, row, how, user_id=user))
    _write(messages)


def _add_letters(announcement, row, keys):
    _write([_message(announcement, row, How.LETTER, address_id=key) for key in keys])


def _message(announcement, row, how, **reader):
    return Message(**reader, key=announcement.key, announcement=announcement, hears=row.name, how=how)


def _write(messages):
    with transaction.atomic():
        Message.objects.bulk_create(messages, ignore_conflicts=True)


def _handfuls(rows):
    found = list(rows)
    for start in range(0, len(found), AT_A_TIME):
        yield found[start : start + AT_A_TIME]
