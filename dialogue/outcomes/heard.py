"""People follow a promise, and hear in the digest when something changes in it."""

from django.utils.translation import gettext_lazy as _

from dialogue.notifications.followable import follow_kind
from dialogue.notifications.hears import DIGEST, followers, hears
from dialogue.outcomes.promises import Promise

follow_kind(
    "belofte",
    model=Promise,
    one=_("promise"),
    public=Promise.objects.public,
    above=lambda promise: [*promise.sporen.all(), *promise.target_groups.all()],
)
hears(
    "promise_changed",
    followers,
    when=DIGEST,
    line=_("Something changed in the promise “%(title)s”."),
    button=_("Read what changed"),
)
