"""One digest a week (or a day) of what people follow, on a fixed moment; nothing when there is nothing."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from dialogue.notifications.models import How, Message, Rhythm
from dialogue.people.models import User
from dialogue.terms.clock import NETHERLANDS, today

AT = time(8, 0)
# Longer than a week: after a week in which nothing ran, nobody misses a line. The key keeps it from going twice.
LOOK_BACK = timedelta(days=30)
AT_A_TIME = 500


def moments(now):
    """{rhythm: (key, the last moment a digest of that rhythm was due)}."""
    day = today(now)
    if timezone.localtime(now, NETHERLANDS).time() < AT:
        day -= timedelta(days=1)
    monday = day - timedelta(days=day.weekday())
    year, week, _weekday = monday.isocalendar()
    return {
        Rhythm.WEEK: (f"digest:{year}-W{week:02}", _at(monday)),
        Rhythm.DAY: (f"digest:{day:%Y-%m-%d}", _at(day)),
    }


def _at(day):
    return datetime.combine(day, AT, tzinfo=NETHERLANDS)


def gather(now=None):
    """Bind the lines that wait into a digest for each person; gives how many digests."""
    now = now or timezone.now()
    return sum(_gather(rhythm, key, moment, now) for rhythm, (key, moment) in moments(now).items())


def _gather(rhythm, key, moment, now):
    wants = Q(mail_choice__rhythm=rhythm)
    if rhythm == Rhythm.WEEK:
        wants |= Q(mail_choice=None)
    lines = Message.objects.waiting_lines().filter(made_at__lt=moment, made_at__gte=now - LOOK_BACK)
    users = User.objects.filter(wants, is_active=True, pk__in=lines.values("user"))
    users = list(users.exclude(messages__key=key).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(users), AT_A_TIME):
        _bind(lines, users[start : start + AT_A_TIME], key, now)
    return len(users)


@transaction.atomic
def _bind(lines, users, key, now):
    """The digest and its lines together or not at all."""
    digests = [Message(user_id=user, key=key, how=How.DIGEST, due_at=now) for user in users]
    Message.objects.bulk_create(digests, ignore_conflicts=True)
    digest = Message.objects.filter(user=OuterRef("user"), key=key).values("pk")[:1]
    lines.filter(user__in=users).update(digest=Subquery(digest))
