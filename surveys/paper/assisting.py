"""Filling in together: somebody sits with a helper. First consent, then the ordinary screens, then an empty screen.

Nothing ties the answers to the helper: they are kept like anybody's, under a code that only this browser has.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from config import codes
from surveys.answering import cookies, keeping
from surveys.answering.models import Channel
from surveys.paper.models import Consent

# Tells the screens that two people look at them; holds nothing.
TOGETHER = "samen"
# Not the cookies: the helper stays signed in for the next person.
WHAT_IS_CLEARED = '"cache", "storage"'


@transaction.atomic
def begin_together(*, actor, survey, code, consented_on):
    """Note that somebody agreed, and give them the answers to fill in."""
    if not actor.has_perm("surveys.assist", survey):
        raise PermissionDenied
    Consent.objects.create(survey=survey, given_on=consented_on)
    return keeping.begin(survey.current, right=codes.tidy(code), channel=Channel.ASSISTED)


def remember(response, kept):
    """The answers and the sign stay until the browser closes or the screen is cleared."""
    cookies.remember(cookies.forget(response, kept.survey, cookies.RECEIPT), kept)
    response.set_cookie(TOGETHER, "ja", path=kept.survey.get_absolute_url(), httponly=True, samesite="Lax")
    return response


def clear(response, survey):
    """Nothing of this person stays on the device."""
    cookies.forget(response, survey, cookies.ANSWERS, cookies.TRIAL, cookies.RECEIPT, TOGETHER)
    response["Clear-Site-Data"] = WHAT_IS_CLEARED
    return response
