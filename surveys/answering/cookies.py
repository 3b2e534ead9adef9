"""What a browser remembers: the code of the answers so far, per survey, and for an hour the receipt.

No session: nothing on the server ties somebody to a survey (architecture 5).
"""

from datetime import timedelta

from django.conf import settings

from surveys.answering import keeping, trying

ANSWERS, TRIAL, RECEIPT = "antwoorden", "proef", "ontvangst"
EVERYTHING = (ANSWERS, TRIAL, RECEIPT)
RECEIPT_SECONDS = 60 * 60


def remember(response, kept):
    """The code of what somebody is filling in; for a sensitive survey only until the browser is closed."""
    name = TRIAL if kept.is_trial else ANSWERS
    stays = not (kept.is_trial or kept.survey.is_sensitive)
    _set(response, name, kept.code, kept.survey, timedelta(days=keeping.DAYS) if stays else None)
    return response


def remember_receipt(response, receipt, survey):
    _set(response, RECEIPT, receipt, survey, timedelta(seconds=RECEIPT_SECONDS))
    return response


def forget(response, survey, *names):
    for name in names or (ANSWERS, TRIAL):
        response.delete_cookie(name, path=survey.get_absolute_url(), samesite="Lax")
    return response


def kept_of(request, slug):
    """What this browser was filling in, tried out or for real; None when there is nothing, or it is gone."""
    if TRIAL in request.COOKIES:
        tried = trying.find(request.COOKIES[TRIAL], slug)
        if tried:
            return tried
    kept = keeping.find(request.COOKIES.get(ANSWERS, ""))
    return kept if kept and kept.survey.slug == slug else None


def _set(response, name, value, survey, max_age):
    response.set_cookie(
        name,
        value,
        max_age=max_age,
        path=survey.get_absolute_url(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
