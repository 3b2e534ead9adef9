"""Who hears what about promises: followers in the digest, at once whoever has to keep one when its day comes near."""

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dialogue.notifications.actions import tell
from dialogue.notifications.followable import follow_kind
from dialogue.notifications.hears import AT_ONCE, DIGEST, followers, hears, those_named
from dialogue.notifications.watching import LOOK_BACK, by_the_clock, remind
from dialogue.outcomes.promises import Promise
from dialogue.people.models import Role, User
from dialogue.terms.clock import today


def wider_than(promise):
    process = [promise.process] if promise.process else []
    return [*process, *promise.sporen.all(), *promise.target_groups.all()]


def keepers(promise):
    """Who keeps it: the civil servants of its process, else whoever keeps the register."""
    if promise.process_id:
        role = {"process_roles__process": promise.process_id, "process_roles__role": Role.CIVIL_SERVANT}
        return User.objects.filter(**role)
    right = Permission.objects.filter(content_type__app_label="dialogue", codename="change_promise")
    given = Q(groups__permissions__in=right) | Q(user_permissions__in=right)
    return User.objects.filter(given).distinct()


@by_the_clock
def promises_due(now):
    day = today(now)
    for promise in Promise.objects.public().unsettled().filter(due_on__gte=day).select_related("process"):
        since = promise.made_on or today(promise.public_at)
        remind(
            "promise_due", promise, starts_on=since, ends_on=promise.due_on, now=now, people=keepers(promise)
        )


@by_the_clock
def promises_late(now):
    day = today(now)
    late = Promise.objects.public().late(day).filter(due_on__gte=day - LOOK_BACK)
    for promise in late.select_related("process"):
        key = f"promise_late:{promise.pk}:{promise.due_on:%Y%m%d}"
        tell("promise_late", key=key, about=promise, people=keepers(promise))


follow_kind("belofte", model=Promise, one=_("promise"), public=Promise.objects.public, above=wider_than)
hears(
    "promise_made",
    followers,
    when=DIGEST,
    line=_("The municipality made a promise: “%(title)s”."),
    button=_("Read what was promised"),
)
hears(
    "promise_changed",
    followers,
    when=DIGEST,
    line=_("Something changed in the promise “%(title)s”."),
    button=_("Read what changed"),
)
hears(
    "promise_due",
    those_named,
    when=AT_ONCE,
    subject=_("A promise is due soon"),
    line=_("The last day of the promise “%(title)s” comes near. Say how it stands."),
    button=_("Say how it stands"),
)
hears(
    "promise_late",
    those_named,
    when=AT_ONCE,
    subject=_("A promise is late"),
    line=_("The last day of the promise “%(title)s” has passed. Say how it stands."),
    button=_("Say how it stands"),
)
hears(
    "promise_late",
    followers,
    when=DIGEST,
    line=_("The promise “%(title)s” is late."),
    button=_("Read how it stands"),
)
