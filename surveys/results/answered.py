"""The answers to a survey as columns of small whole numbers: the one place where results read what people said.

Translations are added up, and older versions of a survey are brought to the questions of the newest one.
"""

import gc
import json
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from django.db.models import TextField
from django.db.models.functions import Cast

from surveys.results.codes import NOTHING, coding_of

CHANNEL = "channel"
AT_ONCE = 2_000


@dataclass
class Column:
    """What everybody answered to one question, as places in a list of codes; several answers are bits of a number."""

    coding: object
    values: np.ndarray

    def holds(self, place):
        """Who chose the answer at this place."""
        return (self.values >> place) & 1 == 1 if self.coding.is_several else self.values == place

    @property
    def is_answered(self):
        return self.values != 0 if self.coding.is_several else self.values != NOTHING


@dataclass
class Answered:
    size: int
    columns: dict
    channels: list
    channel_of: np.ndarray
    codings: dict = field(default_factory=dict)

    def attribute(self, key):
        """One code per person, as words: for the attack."""
        column = self.columns[key]
        return np.array(column.coding.codes)[column.values]


def family_of(survey):
    """The survey and its translations: the same questions in other languages."""
    from surveys.building.models import Survey

    original = survey.translation_of or survey
    return list(Survey.objects.filter(pk=original.pk)) + list(original.translations.order_by("language"))


def versions_of(survey):
    """All versions of a survey and its translations, the newest of the survey itself first."""
    from surveys.building.models import Version

    newest = (survey.translation_of or survey).current
    versions = list(Version.objects.filter(survey__in=family_of(survey)).order_by("survey_id", "-number"))
    return sorted(versions, key=lambda version: version.pk != newest.pk) if newest else []


def still_asked(version, later):
    """{key in this version: key in the newest one}, without what was asked otherwise since."""
    keys = {question.key: question.key for question in version.questions}
    for each in later:
        keys = {old: each.mapping.get(now, now) for old, now in keys.items() if each.mapping.get(now, now)}
    return keys


@contextmanager
def without_collector():
    """Thousands of small dicts that die at once: looking for circles among them doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_answers(survey):
    """Everything that was answered, question by question of the newest version."""
    with without_collector():
        return _read(survey)


def _read(survey):
    versions = versions_of(survey)
    codings = (
        {question.key: coding_of(question, versions) for question in versions[0].questions}
        if versions
        else {}
    )
    codings = {key: coding for key, coding in codings.items() if coding}
    parts = {key: [] for key in codings}
    channels, channel_parts = [], []
    for version in versions:
        later = [v for v in versions if v.survey_id == version.survey_id and v.number > version.number]
        keys = still_asked(version, sorted(later, key=lambda each: each.number))
        here = {now: old for old, now in keys.items() if now in codings}
        for answers, ways in _in_parts(version):
            for way in ways:
                if way not in channels:
                    channels.append(way)
            channel_parts.append(np.array([channels.index(way) for way in ways], dtype=np.int16))
            for key, coding in codings.items():
                parts[key].append(_encoded(coding, answers, here.get(key)))
    columns = {
        key: Column(coding, np.concatenate(parts[key]) if parts[key] else np.zeros(0, np.int64))
        for key, coding in codings.items()
    }
    channel_of = np.concatenate(channel_parts) if channel_parts else np.zeros(0, np.int16)
    return Answered(len(channel_of), columns, channels, channel_of)


def _encoded(coding, answers, key):
    if key is None:
        return np.full(len(answers), 0, dtype=np.int64)
    return np.array(coding.places([each.get(key) for each in answers]), dtype=np.int64)


def _in_parts(version):
    """The answers to one version, so many at a time: (list of answers, list of channels)."""
    from surveys.answering.models import Response

    # As text, read by one parser for a whole part: decoding row by row takes twice as long.
    rows = (
        Response.objects.filter(version=version)
        .order_by()
        .annotate(said=Cast("answers", TextField()))
        .values_list("said", "channel")
    )
    said, ways = [], []
    for text, way in rows.iterator(chunk_size=AT_ONCE):
        said.append(text)
        ways.append(way)
        if len(said) == AT_ONCE:
            yield json.loads(f"[{','.join(said)}]"), ways
            said, ways = [], []
    if said:
        yield json.loads(f"[{','.join(said)}]"), ways
