"""Who follows an advisory body hears that it was asked, advised and got its reply; before that, not what about."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dialogue.councils.models import Advice, AdviceRequest, Body
from dialogue.councils.tasks import who_reply
from dialogue.notifications.actions import tell
from dialogue.notifications.followable import follow_kind
from dialogue.notifications.hears import DIGEST, followers, hears
from dialogue.notifications.watching import LOOK_BACK, by_the_clock, guards

follow_kind("orgaan", model=Body, one=_("advisory body"), public=Body.objects.live)


def neutral(advice):
    """What it is about stays out: editors read titles of announcements too."""
    return gettext("Reply to the %(body)s") % {"body": advice.body}


guards("dialogue.advice", title=neutral, url=lambda advice: reverse("councils:reply", args=[advice.pk]))(
    who_reply
)


@by_the_clock
def requests_sent(now):
    for request in AdviceRequest.objects.sent().filter(opened_at__gte=now - LOOK_BACK):
        for body in request.bodies.all():
            tell("advice_asked", key=f"advice_asked:{request.pk}:{body.pk}", about=body)


@by_the_clock
def advices_signed(now):
    for advice in Advice.objects.sent().filter(signed_at__gte=now - LOOK_BACK).select_related("body"):
        tell("advice_given", key=f"advice_given:{advice.pk}", about=advice.body)


@by_the_clock
def replies_published(now):
    for advice in Advice.objects.public().filter(published_at__gte=now - LOOK_BACK).select_related("body"):
        url = advice.get_absolute_url()
        tell("advice_replied", key=f"advice_replied:{advice.pk}", about=advice.body, url=url)


hears(
    "advice_asked",
    followers,
    when=DIGEST,
    line=_("The municipality asks for advice: “%(title)s”."),
    button=_("Read about this body"),
)
hears(
    "advice_given",
    followers,
    when=DIGEST,
    line=_("“%(title)s” gave advice. You can read it when the municipality has replied."),
    button=_("Read about this body"),
)
hears(
    "advice_replied",
    followers,
    when=DIGEST,
    line=_("The municipality has replied to advice of “%(title)s”. You can read both."),
    button=_("Read the advice with the reply"),
)
