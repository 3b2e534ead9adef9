"""Surveys that are complete, with the questions a test needs."""

from copy import deepcopy
from datetime import timedelta
from functools import cache

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dialogue.processes.phases import PhaseKind
from surveys.building.access import Access
from surveys.building.models import Survey, Version
from tests.factories.processes import PhaseFactory


def question(key, kind, title, **rest):
    """The JSON of a question; what a kind does not need is empty."""
    empty = {
        "help": "",
        "picture": None,
        "options": [],
        "min": None,
        "max": None,
        "other": False,
        "condition": None,
        "bank": "",
        "is_sensitive": False,
        "unit": "",
        "story": [],
        "sources": [],
    }
    return {"key": key, "kind": kind, "title": title, **empty, **deepcopy(rest)}


def options(**labels):
    """options(a1="Thuis", a2="Bij familie")"""
    return [{"key": key, "label": label, "picture": None} for key, label in labels.items()]


def story(*sentences):
    return [{"key": f"s{place}", "text": text} for place, text in enumerate(sentences, start=1)]


@cache
def _sample():
    where = {"question": "q1living", "operator": "is", "value": "a1"}
    return [
        question(
            "q1living", "one_choice", "Hoe woont u?", options=options(a1="Alleen", a2="Samen"), other=True
        ),
        question(
            "q2help",
            "several_choices",
            "Van wie krijgt u hulp?",
            options=options(a1="Van familie", a2="Van buren", a3="Van een hulpverlener", a4="Van niemand"),
            max=3,
            other=True,
        ),
        question(
            "q3lonely", "yes_no", "Zou u vaker iemand willen spreken?", condition=where, is_sensitive=True
        ),
        question(
            "q4often",
            "scale",
            "Hoe vaak komt u in het buurthuis?",
            options=options(a1="Nooit", a2="Soms", a3="Vaak", a4="Elke dag"),
        ),
        question("q5grade", "grade", "Welk cijfer geeft u uw buurt?"),
        question(
            "q6order",
            "ranking",
            "Wat vindt u het belangrijkst?",
            options=options(a1="Een winkel dichtbij", a2="Een bus in de buurt", a3="Mensen die ik ken"),
        ),
        question("q7hours", "number", "Hoeveel uur hulp krijgt u?", unit="uur per week", min=0, max=168),
        question("q8agree", "statement", "In mijn buurt helpen mensen elkaar."),
        question("q9area", "area", "Waar woont u?"),
        question(
            "q10story",
            "vision",
            "Oud worden in 2030",
            story=story("Toos is 82 en woont in haar eigen huis.", "Haar buren koken op dinsdag."),
            sources=["Doel van de hervormingsagenda"],
        ),
        question(
            "q11need",
            "long_text",
            "Wat heb je nodig om zo zelfstandig mogelijk te leven?",
            bank="zo-zelfstandig-mogelijk",
        ),
        question("q12word", "short_text", "Welk woord past bij uw buurt?"),
    ]


def sample_definition():
    """Twelve questions, nearly all kinds; the third is asked only of who lives alone."""
    return deepcopy(_sample())


class SurveyFactory(DjangoModelFactory):
    """An open survey for everybody with the link, in an open phase; `VersionFactory` says what it asks."""

    class Meta:
        model = Survey
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"enquete-{n}")
    title = factory.Sequence(lambda n: f"Enquête {n}")
    lead = "Wij horen graag hoe u woont."
    phase = factory.SubFactory(PhaseFactory, kind=PhaseKind.SURVEY)
    process = factory.SelfAttribute("phase.process")
    opens_at = factory.SelfAttribute("phase.opens_at")
    closes_at = factory.SelfAttribute("phase.closes_at")
    access = Access.OPEN
    start_text = "Wij willen weten wat u nodig hebt."
    thanks_text = "Dank u wel."
    what_happens = "De gemeenteraad leest de uitkomst. Die beslist."
    results_on = factory.LazyAttribute(lambda survey: (survey.closes_at + timedelta(days=30)).date())
    live = True

    class Params:
        draft = factory.Trait(live=False)
        by_code = factory.Trait(access=Access.CODE, how_to_get_code="De code staat in de brief.")
        for_panel = factory.Trait(access=Access.PANEL)
        with_account = factory.Trait(access=Access.ACCOUNT)
        for_group = factory.Trait(access=Access.GROUP)
        named = factory.Trait(access=Access.ACCOUNT, is_anonymous=False)
        planned = factory.Trait(phase__planned=True)
        closed = factory.Trait(
            phase__closed=True, closed_at=factory.LazyAttribute(lambda survey: survey.closes_at)
        )
        over = factory.Trait(phase__closed=True)
        with_results = factory.Trait(
            phase__closed=True,
            closed_at=factory.LazyAttribute(lambda survey: survey.closes_at),
            results_published_at=factory.LazyFunction(timezone.now),
        )


class VersionFactory(DjangoModelFactory):
    """What an open survey asks: twelve questions, unless a test says otherwise."""

    class Meta:
        model = Version

    survey = factory.SubFactory(SurveyFactory)
    number = 1
    definition = factory.LazyFunction(sample_definition)

    class Params:
        frozen = factory.Trait(frozen_at=factory.LazyFunction(timezone.now))
