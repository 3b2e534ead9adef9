"""Trying out a survey, also one that is not public yet: the same screens, and nothing that reaches the database.

`link_for(survey)` is what staff follow or hand on; it works for a day. The answers stay in the cache for an hour.
"""

from contextlib import contextmanager

from django.core import signing
from django.core.cache import cache
from django.utils import timezone

from surveys.answering import sealing
from surveys.answering.keeping import Kept, sealed_code
from surveys.building.definition import definition_of
from surveys.building.models import Survey, Version

SALT = "surveys.trial"
LINK_SECONDS = 24 * 60 * 60
KEEP_SECONDS = 60 * 60


def link_for(survey):
    """The address on which this survey can be tried, as it stands in the newest draft."""
    return f"{survey.get_absolute_url()}?proef={signing.dumps(survey.pk, salt=SALT)}"


def survey_of(token, slug):
    """The survey that may be tried with this token, as it is being written now, or None."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=LINK_SECONDS)
    except signing.BadSignature:
        return None
    survey = Survey.objects.select_related("process", "phase").filter(pk=pk, slug=slug).first()
    return survey.get_latest_revision_as_object() if survey and survey.latest_revision_id else survey


def begin(survey):
    version = Version(survey=survey, number=0, definition=definition_of(survey.questions))
    kept = Kept(sealed_code(), version, timezone.localdate(), is_trial=True)
    _write(kept)
    return kept


def find(code, slug):
    stored = cache.get(_key(code)) if code else None
    survey = stored and Survey.objects.filter(pk=stored["survey"], slug=slug).first()
    if survey is None:
        return None
    version = Version(survey=survey, number=0, definition=stored["definition"])
    content = sealing.unseal(code, stored["content"])
    return Kept(code, version, timezone.localdate(), **content, is_trial=True)


@contextmanager
def changing(code, slug):
    kept = find(code, slug)
    yield kept
    if kept is not None:
        _write(kept)


def forget(code):
    cache.delete(_key(code))


def _write(kept):
    stored = {
        "survey": kept.survey.pk,
        "definition": kept.version.definition,
        "content": sealing.seal(kept.code, kept.content),
    }
    cache.set(_key(kept.code), stored, KEEP_SECONDS)


def _key(code):
    return f"survey-trial:{sealing.hash_of(code)}"
