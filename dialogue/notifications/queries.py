"""What people follow, and how mail about an event goes."""

from django.db.models import Count, Q

from dialogue.notifications.followable import KINDS
from dialogue.notifications.models import Announcement, Follow, How, Outcome, PostalAddress


def things_followed(user):
    """[(kind, thing)] of what is still there, a fixed number of queries; what is gone is left out."""
    keys = {}
    for kind, key in Follow.objects.filter(user=user).values_list("kind", "key"):
        keys.setdefault(kind, []).append(key)
    found = []
    for name, kind in KINDS.items():
        if name in keys:
            found += [(kind, thing) for thing in kind.public().filter(pk__in=keys[name])]
    return found


def progress():
    """Announcements with how many hear of it, how many mails went, wait, or failed; the newest first."""
    mail = Q(messages__how=How.MAIL)
    lines = Q(messages__how=How.LINE)
    return Announcement.objects.annotate(
        readers=Count("messages"),
        mails=Count("messages", filter=mail),
        sent=Count("messages", filter=mail & Q(messages__outcome=Outcome.SENT)),
        waiting=Count("messages", filter=mail & Q(messages__done_at=None)),
        failed=Count("messages", filter=Q(messages__outcome__in=[Outcome.FAILED, Outcome.BOUNCED])),
        in_digest=Count("messages", filter=lines),
        digests_sent=Count("messages", filter=lines & Q(messages__outcome=Outcome.SENT)),
        by_letter=Count("messages", filter=Q(messages__how=How.LETTER)),
    ).order_by("-pk")


def people_with_letters():
    """Who hears by letter, with what they follow and how much news waits."""
    waiting = Q(messages__how=How.LETTER, messages__done_at=None)
    return PostalAddress.objects.annotate(
        followed=Count("follows", distinct=True), waiting=Count("messages", filter=waiting, distinct=True)
    )
