"""What somebody did as an analyst, and the words of who answered in a survey with names."""

from django.core.cache import cache
from django.core.cache.utils import make_template_fragment_key
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from config.page_cache import purge
from dialogue.disclosure.models import Release
from dialogue.people.mine import Subject, register
from surveys.analysis.models import Coded, Hold, Passage, Quote, Reading, SignalWord, Theme
from surveys.analysis.telling import text_of_quote
from surveys.results.models import PublishedResults
from surveys.results.searching import text_of_results


def export(user):
    return {
        "themes_made_by_you": list(
            Theme.objects.filter(made_by=user).values("survey__title", "name", "made_at")
        ),
        "open_answers_read_by_you": Reading.objects.filter(read_by=user).count(),
        "quotes_chosen_by_you": Quote.objects.filter(chosen_by=user).count(),
        "your_words_quoted": [text_of_quote(quote) for quote in quotes_of(user)],
    }


def quotes_of(user):
    """From surveys with names; who answered anonymously cannot be found."""
    quotes = Quote.objects.filter(reading__answer__response__user=user)
    return quotes.select_related("reading__answer", "reading__survey").prefetch_related("reading__passages")


@transaction.atomic
def erase(user):
    """Their words leave the published page too; the answers themselves go with the survey."""
    for quote in quotes_of(user):
        take_from_results(quote.reading, text_of_quote(quote))
    Reading.objects.filter(answer__response__user=user).delete()


def take_from_results(reading, text):
    survey = reading.survey
    for release in Release.objects.of(survey).filter(about__has_key="told"):
        told = release.about["told"].get(reading.text_key)
        if not told:
            continue
        for part in ("quotes", "minority"):
            told[part] = [quote for quote in told[part] if quote["text"] != text]
        release.save(update_fields=["about"])
        PublishedResults.objects.filter(survey=survey).update(text=text_of_results(release))
    if survey.results_published_at:
        name = [survey.pk, survey.latest_revision_id, survey.results_published_at.isoformat()]
        cache.delete(make_template_fragment_key("results", name))
    transaction.on_commit(purge)


register(
    Subject(
        name="open_answers",
        # Before the answers themselves go.
        order=39,
        models=[Theme, Reading, Coded, Passage, Quote, Hold, SignalWord],
        export=export,
        erase=erase,
        keeps=_("What you did with the open answers of others, without your name."),
    )
)
