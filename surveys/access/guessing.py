"""Guessing a code does not pay: 80 bits, ten wrong tries a minute per visitor, and an alarm per survey.

A hall full of people is one address, and a flood of wrong codes from elsewhere must not keep people with a letter out.
So the limit is for who types wrong codes; the alarm looks at all of them together, whatever address they come from.
"""

import logging

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from surveys.access import rights

logger = logging.getLogger(__name__)
MINUTE = 60
WRONG_A_MINUTE = 10
ALARM_A_MINUTE = 100


class TooOften(Exception):  # noqa: N818  (said by who reads: refused, because too often)
    """This visitor typed too many wrong codes; the right one works again in a minute."""


def grant_for(request, code, survey):
    """The grant behind a typed code, or None; every way to say no is the same way."""
    visitor = visitor_key(request, survey)
    if cache.get(visitor, 0) >= WRONG_A_MINUTE:
        raise TooOften
    grant = rights.find(code, survey)
    if grant is None:
        count(visitor)
        if count(f"wrong-codes:{survey.pk}") == ALARM_A_MINUTE:
            logger.error(
                "Somebody is guessing codes of survey %s: %s wrong a minute", survey.pk, ALARM_A_MINUTE
            )
    return grant


def visitor_key(request, survey):
    """Kept for a minute, and not to be read back."""
    address = get_adapter().get_client_ip(request)
    return "wrong-codes:" + salted_hmac("surveys.guessing", f"{survey.pk}:{address}").hexdigest()


def count(key):
    cache.add(key, 0, MINUTE)
    try:
        return cache.incr(key)
    except ValueError:  # the minute ended between the two
        return 1
