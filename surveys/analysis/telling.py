"""What open answers tell on the page of results: themes with counts, quotes with blacked out names, views of few."""

from collections import defaultdict

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from dialogue.disclosure.rounding import SPECIAL_BASE, may_be_counted
from surveys.analysis.models import PassageState, Quote, Reading, Theme
from surveys.analysis.quoting import Blurring
from surveys.analysis.redacting import redacted
from surveys.analysis.workspace import texts_in
from surveys.answering.models import OpenAnswer
from surveys.results.answered import family_of, versions_of
from surveys.results.told import tells


@tells
def told_by_analysts(survey):
    """Nothing under twenty people who wrote, and no themes before twenty answers were read."""
    versions = versions_of(survey)
    texts = texts_in(versions[0].questions) if versions else ()
    wrote = OpenAnswer.objects.filter(survey__in=family_of(survey)).order_by()
    people = dict(wrote.values_list("text_key").annotate(people=Count("pk")))
    quotes, themes, read = quotes_by_text(survey), themes_by_text(survey), read_by_text(survey)
    return {
        key: {
            "themes": themes[key] if may_be_counted(read.get(key, 0)) else [],
            "of": read.get(key, 0),
            "quotes": [quote for quote, is_minority in quotes[key] if not is_minority],
            "minority": [quote for quote, is_minority in quotes[key] if is_minority],
            **({"base": SPECIAL_BASE} if survey.is_sensitive or question.is_sensitive else {}),
        }
        for key, question, _words in texts
        if may_be_counted(people.get(key, 0)) and (themes[key] or quotes[key])
    }


def themes_by_text(survey):
    shown = Q(coded__reading__in=Reading.objects.filter(survey=survey).not_held())
    found = defaultdict(list)
    for theme in Theme.objects.filter(survey=survey).annotate(people=Count("coded", filter=shown)):
        if theme.people:
            found[theme.text_key].append({"label": theme.name, "count": theme.people})
    return found


def read_by_text(survey):
    """How many were read, or stand under a theme: of those the counts are a part."""
    done = Reading.objects.filter(survey=survey).not_held().exclude(read_at=None)
    return dict(done.order_by().values_list("text_key").annotate(people=Count("pk")))


def quotes_by_text(survey):
    """What was chosen, in random order of numbers; nothing about which somebody still has to decide."""
    readings = Reading.objects.filter(survey=survey).not_held().exclude(searched_at=None)
    quotes = Quote.objects.filter(reading__in=readings)
    quotes = quotes.select_related("reading__answer__response").prefetch_related("reading__passages")
    blurring, found = Blurring(survey), defaultdict(list)
    for quote in quotes.order_by("reading"):
        passages = quote.reading.passages.all()
        if any(passage.state == PassageState.PROPOSED for passage in passages):
            continue
        group = quote.group if quote.group in blurring.of(quote.reading) else ""
        told = {"text": text_of_quote(quote), "group": group or str(_("A resident"))}
        found[quote.reading.text_key].append((told, quote.is_minority))
    return found


def text_of_quote(quote):
    return redacted(quote.reading.answer.text, quote.reading.passages.all(), quote.start, quote.end)
