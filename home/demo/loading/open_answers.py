"""Load what an analyst made of open answers: themes, quotes and views of few, for a survey that has its figures."""

from django.utils import timezone

from home.demo.loading.reading import read
from home.demo.loading.surveys import id_of
from surveys.analysis.models import Coded, Quote, Reading, Theme
from surveys.analysis.preparing import prepare
from surveys.building.definition import key_of
from surveys.building.models import Survey
from surveys.results.models import PublishedResults
from surveys.results.queries import release_of
from surveys.results.searching import text_of_results
from surveys.results.told import told_about

ANALYST = "analist@demo.example"


def load_open_answers(people):
    """After the figures; whether they are published already or not."""
    for item in read("open_answers")["surveys"]:
        survey = Survey.objects.get(slug=item["survey"])
        release = release_of(survey)
        if release is None:
            continue
        prepare(survey)
        Reading.objects.filter(survey=survey).update(searched_at=timezone.now())
        for part in item["texts"]:
            load_text(survey, part, people[ANALYST])
        if survey.results_published_at:
            publish_again(survey, release)


def publish_again(survey, release):
    release.about["told"] = told_about(survey, release.base)
    release.save(update_fields=["about"])
    PublishedResults.objects.filter(survey=survey).update(text=text_of_results(release))


def load_text(survey, item, analyst):
    text_key = f"{key_of(id_of(survey.slug, item['question']))}.{item['part']}"
    # Readings have random numbers; answers of the demo have the same ones every time.
    readings = Reading.objects.of(survey, text_key).not_held().select_related("answer").order_by("answer")
    readings = list(readings)
    Reading.objects.filter(pk__in=[each.pk for each in readings]).update(
        read_at=timezone.now(), read_by=analyst
    )
    for key, (sentences, name) in enumerate(themes_of(item), start=1):
        theme = Theme.objects.create(
            survey=survey, text_key=text_key, name=name, key=str(key), made_by=analyst
        )
        about_it = [
            each for each in readings if any(words in each.answer.text.lower() for words in sentences)
        ]
        Coded.objects.bulk_create(Coded(reading=each, theme=theme, coded_by=analyst) for each in about_it)
    for words in item["quotes"]:
        quote(readings, words, analyst)
    for words in item["minority"]:
        quote(readings, words, analyst, is_minority=True)


def themes_of(item):
    """[(the sentences with which people say it, the name of the theme)]"""
    texts = read("surveys")["texts"]
    return [([words.lower() for words in texts[key]], name) for key, name in item["themes"].items()]


def quote(readings, words, analyst, *, is_minority=False):
    """The first answer that says this, whole."""
    reading = next((each for each in readings if words in each.answer.text.lower()), None)
    if reading:
        values = {"start": 0, "end": len(reading.answer.text), "is_minority": is_minority}
        Quote.objects.get_or_create(reading=reading, defaults=values | {"chosen_by": analyst})
