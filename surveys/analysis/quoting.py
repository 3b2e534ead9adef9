"""Choosing quotes for publication, and how little is said about who wrote them."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue.disclosure.rounding import interval, may_be_counted, may_be_split
from surveys.analysis.coding import ensure_readable, overtaken
from surveys.analysis.models import PassageState, Quote
from surveys.analysis.redacting import places_of, redacted
from surveys.results.answered import versions_of
from surveys.results.plan import plan_of
from surveys.results.queries import release_of


class Blurring:
    """The groups of a survey that are large enough to be named beside a quote, read once from the frozen figures."""

    def __init__(self, survey):
        self.groups = []
        release, versions = release_of(survey), versions_of(survey)
        if release is None or not versions or survey.is_sensitive:
            return
        if not may_be_split(release.about["answers"]):
            return
        keys = plan_of(survey, versions[0].questions).backgrounds
        tables = [table.content for table in release.tables.all() if table.key in keys]
        sensitive = {question.key for question in versions[0].questions if question.is_sensitive}
        self.groups = [
            (table["key"], set(row["where"][table["key"]]), row["label"])
            for table in tables
            if table["key"] not in sensitive
            for row, (count,) in zip(table["rows"], table["counts"], strict=True)
            # The least that may stand behind a rounded number.
            if row["key"] != "base" and may_be_counted(interval(count, table["rounded_to"])[0])
        ]

    def of(self, reading):
        """Names of the groups this author belongs to; at most one of them is told."""
        answers = reading.answer.response.answers
        return [label for key, codes, label in self.groups if str(answers.get(key)) in codes]


def why_not_quoted(reading):
    """Why this answer cannot be quoted now, or ""."""
    if reading.searched_at is None:
        return _("The computer still looks for personal data in this answer.")
    if any(passage.state == PassageState.PROPOSED for passage in reading.passages.all()):
        return _("First decide about every piece of personal data.")
    return ""


@transaction.atomic
def choose_quote(*, actor, reading, version, words, group, is_minority):
    """Choose an answer, or some words of it. Version 0 is the first; two people never overwrite each other."""
    ensure_readable(actor, reading)
    if why := why_not_quoted(reading):
        raise ValidationError(why, code="undecided")
    if group and group not in Blurring(reading.survey).of(reading):
        raise ValidationError(_("This group is too small to be named."), code="too_small")
    start, end = place_of(reading.answer.text, words)
    values = {"start": start, "end": end, "group": group, "is_minority": is_minority}
    values |= {"chosen_by": actor, "chosen_at": timezone.now()}
    there = Quote.objects.filter(reading=reading)
    if version:
        done = there.filter(version=version).update(**values, version=F("version") + 1)
    else:
        done = chosen_first(reading, values)
    if not done:
        refuse_the_second(there.first(), reading, start, end)
    return there.first()


def chosen_first(reading, values):
    try:
        with transaction.atomic():
            Quote.objects.create(reading=reading, **values)
    except IntegrityError:
        return False
    return True


def refuse_the_second(theirs, reading, start, end):
    if theirs is None:
        raise overtaken(_("Somebody else took this quote away. Look again."))
    text, passages = reading.answer.text, list(reading.passages.all())
    words = _("Somebody else chose “%(theirs)s”. You chose “%(yours)s”. Look again.")
    raise overtaken(
        words
        % {
            "theirs": redacted(text, passages, theirs.start, theirs.end),
            "yours": redacted(text, passages, start, end),
        }
    )


def place_of(text, words):
    """Where the words stand; no words means all of it."""
    if not words.strip():
        return 0, len(text)
    places = places_of(text, words)
    if not places:
        raise ValidationError(_("These words do not stand in the answer."), code="not_there")
    return places[0]


@transaction.atomic
def drop_quote(*, actor, reading, version):
    ensure_readable(actor, reading)
    there = Quote.objects.filter(reading=reading)
    if not there.filter(version=version).delete()[0] and there.exists():
        raise overtaken(_("Somebody else changed this quote. Look again."))
