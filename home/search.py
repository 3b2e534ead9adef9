"""Search in everything that is public: each kind of thing is a group, with its own way of finding."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from config.searching import Findable
from config.stemming import stems_of
from dialogue.councils.models import Advice
from dialogue.outcomes.promises import Promise
from dialogue.processes.models import Process
from dialogue.taxonomy.models import Movement, Neighbourhood, Spoor, TargetGroup
from home.excerpts import excerpt, marked
from home.models import TaggedPage
from surveys.building.models import Survey
from surveys.results.models import PublishedResults

LONGEST = 200
MOST_WORDS = 8


class Asked:
    """What somebody typed, made harmless: at most so many words, without anything a database could misread."""

    def __init__(self, text):
        self.text = " ".join("".join(c if c.isprintable() else " " for c in text[:LONGEST]).split())
        stems = list(dict.fromkeys(stems_of(self.text)))
        self.stems = stems[:MOST_WORDS]
        self.is_cut = len(text) > LONGEST or len(stems) > MOST_WORDS

    def __bool__(self):
        return bool(self.stems)

    def is_in(self, name):
        return set(self.stems) <= set(stems_of(name))


@dataclass
class Result:
    """One thing on the screen; title and text are lists of (text, is asked for)."""

    title: list
    url: str
    text: list = field(default_factory=list)
    kind: str = ""
    note: str = ""
    sporen: list = field(default_factory=list)
    target_groups: list = field(default_factory=list)


class Indexed:
    """Things in the search index; a list that a paginator can count and cut."""

    def __init__(self, key, heading, queryset):
        self.key, self.heading, self.queryset = key, heading, queryset

    def ask(self, asked):
        self.asked = asked
        self.found = get_search_backend().search(" ".join(asked.stems), self.queryset(), operator="and")
        return self

    @cached_property
    def count(self):
        return self.found.count()

    def __len__(self):
        return self.count

    def __getitem__(self, part):
        return [self.result(thing) for thing in self.prepared(list(self.found[part]))] if self.count else []

    def prepared(self, things):
        return things

    def result(self, thing):
        return Result(
            title=marked(thing.search_title, self.asked.stems),
            url=thing.get_absolute_url(),
            text=excerpt(thing.search_text(), self.asked.stems),
        )


class Processes(Indexed):
    def result(self, process):
        result = super().result(process)
        result.sporen, result.target_groups = process.sporen.all(), process.target_groups.all()
        return result


class Pages(Indexed):
    """All kinds of pages, each with its own fields; their tags in one query for all kinds together."""

    def prepared(self, pages):
        tags = TaggedPage.sporen.through.objects.filter(taggedpage__in=[page.pk for page in pages])
        self.sporen = defaultdict(list)
        for tag in tags.select_related("spoor").order_by("spoor__colour"):
            self.sporen[tag.taggedpage_id].append(tag.spoor)
        return pages

    def result(self, page):
        result = super().result(page)
        result.kind, result.sporen = capfirst(str(page.kind)), self.sporen[page.pk]
        return result


class Named:
    """Things of which only the name is searched. There are few, so they are read and compared."""

    def __init__(self, key, heading, *models):
        self.key, self.heading, self.models = key, heading, models

    def ask(self, asked):
        self.found = list(self.results(asked))
        return self

    @property
    def count(self):
        return len(self.found)

    def __len__(self):
        return len(self.found)

    def __getitem__(self, part):
        return self.found[part]

    def results(self, asked):
        for model in self.models:
            for thing in model.objects.all():
                if asked.is_in(str(thing)):
                    kind = capfirst(str(model._meta.verbose_name))
                    yield Result(
                        title=marked(str(thing), asked.stems), url=thing.get_absolute_url(), kind=kind
                    )


class Sporen(Named):
    """A spoor is found under every name it ever had, and says so."""

    def results(self, asked):
        for spoor in Spoor.objects.prefetch_related("names", "editions"):
            names = [
                spoor.preferred_name,
                *(each.name for each in [*spoor.editions.all(), *spoor.names.all()]),
            ]
            name = next((name for name in names if asked.is_in(name)), None)
            if name:
                note = "" if name == spoor.preferred_name else _("Also called: %(name)s") % {"name": name}
                title = marked(spoor.preferred_name, asked.stems)
                yield Result(title=title, url=spoor.get_absolute_url(), note=note, sporen=[spoor])


def own_things():
    """Whatever else of our own can be found, such as the difficult words."""
    for model in apps.get_app_config("home").get_models():
        if issubclass(model, Findable) and not issubclass(model, Page):
            things = model.objects.filter(live=True) if hasattr(model, "live") else model.objects.all()
            yield Indexed(model._meta.model_name, capfirst(str(model._meta.verbose_name_plural)), things.all)


def published_results():
    """Made when they are published, so there is nothing of a survey here before."""
    return PublishedResults.objects.filter(survey__live=True).select_related("survey")


def groups():
    return [
        Sporen("sporen", gettext_lazy("Sporen")),
        Processes("meedoen", gettext_lazy("Taking part"), Process.objects.public().for_cards),
        Indexed("enquetes", gettext_lazy("Surveys"), Survey.objects.public().originals),
        Processes("beloften", gettext_lazy("Promises"), Promise.objects.public().for_cards),
        Indexed("adviezen", gettext_lazy("Advice"), Advice.objects.for_search),
        Pages("paginas", pgettext_lazy("search", "Pages"), TaggedPage.objects.live().public().specific),
        Indexed("uitslagen", gettext_lazy("Results of surveys"), published_results),
        *own_things(),
        Named("onderwerpen", gettext_lazy("Subjects"), TargetGroup, Movement, Neighbourhood),
    ]


def everything(asked):
    """The groups in which something was found."""
    found = [group.ask(asked) for group in groups()] if asked else []
    return [group for group in found if group.count]
