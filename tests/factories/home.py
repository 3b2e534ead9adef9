"""Pages in their places, and what they show. A page hangs under the page its kind belongs to."""

from datetime import date, timedelta

import factory
import wagtail_factories
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site

from home.models import (
    AgendaPage,
    AnnexPage,
    EditionPage,
    Fact,
    Figure,
    FinanceRow,
    FinanceTable,
    GlossaryPage,
    HomePage,
    LadderPage,
    Milestone,
    NewsIndexPage,
    NewsPage,
    ReportPage,
    ReportSectionPage,
    RoutePage,
    SpoorEditionPage,
    SpoorPage,
    SporenPage,
    StandardPage,
    StoryIndexPage,
    StoryPage,
    Term,
)
from tests.factories.taxonomy import EditionFactory, SpoorEditionFactory, SpoorFactory


def front_page():
    """The front page; the first time it takes the place of the one Wagtail makes."""
    front = HomePage.objects.first()
    if front is None:
        front = Page.get_first_root_node().add_child(
            instance=HomePage(title="Praat mee over zorg en hulp in de stad", slug="voorpagina")
        )
        Site.objects.update(root_page=front)
        Site.clear_site_root_paths_cache()
    return front


def only(page_factory):
    """The one page of this kind, made when it is not there yet."""
    return factory.LazyFunction(lambda: page_factory._meta.model.objects.first() or page_factory())


class UnderFrontPage(wagtail_factories.PageFactory):
    class Meta:
        abstract = True

    parent = factory.LazyFunction(front_page)


class StandardPageFactory(UnderFrontPage):
    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda n: f"Pagina {n}")


class AgendaPageFactory(UnderFrontPage):
    class Meta:
        model = AgendaPage

    title = "Waarom de stad hulp anders regelt"
    slug = "agenda"


class SporenPageFactory(UnderFrontPage):
    class Meta:
        model = SporenPage

    title = "Sporen"


class NewsIndexPageFactory(UnderFrontPage):
    class Meta:
        model = NewsIndexPage

    title = "Nieuws"


class StoryIndexPageFactory(UnderFrontPage):
    class Meta:
        model = StoryIndexPage

    title = "Verhalen"


class GlossaryPageFactory(UnderFrontPage):
    class Meta:
        model = GlossaryPage

    title = "Begrippen"


class LadderPageFactory(UnderFrontPage):
    class Meta:
        model = LadderPage

    title = "Participatieladder"


class RoutePageFactory(UnderFrontPage):
    class Meta:
        model = RoutePage

    title = "Routekaart"


class NewsPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = NewsPage

    parent = only(NewsIndexPageFactory)
    title = factory.Sequence(lambda n: f"Bericht {n}")
    lead = "Er is nieuws."


class StoryPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = StoryPage

    parent = only(StoryIndexPageFactory)
    title = factory.Sequence(lambda n: f"Verhaal {n}")
    lead = "Zo ging het."
    person = "Toos"
    has_consent = True
    consent_on = date(2026, 1, 5)


class SpoorPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = SpoorPage

    parent = only(SporenPageFactory)
    spoor = factory.SubFactory(SpoorFactory)
    title = factory.SelfAttribute("spoor.preferred_name")
    slug = factory.SelfAttribute("spoor.slug")


class EditionPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = EditionPage

    parent = only(AgendaPageFactory)
    edition = factory.SubFactory(EditionFactory)
    title = factory.SelfAttribute("edition.name")
    slug = factory.SelfAttribute("edition.slug")


class SpoorEditionPageFactory(wagtail_factories.PageFactory):
    """Under the page of its edition, which is made when needed."""

    class Meta:
        model = SpoorEditionPage

    spoor_edition = factory.SubFactory(SpoorEditionFactory)
    parent = factory.LazyAttribute(
        lambda page: (
            EditionPage.objects.filter(edition=page.spoor_edition.edition).first()
            or EditionPageFactory(edition=page.spoor_edition.edition)
        )
    )
    title = factory.SelfAttribute("spoor_edition.name")
    slug = factory.SelfAttribute("spoor_edition.spoor.slug")
    lead = "Hulp komt dichterbij."


class ReportPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ReportPage

    parent = factory.SubFactory(EditionPageFactory)
    title = "Halfjaarbericht mei 2020"
    slug = factory.Sequence(lambda n: f"halfjaarbericht-{n}")
    dated = "2020-05"


class ReportSectionPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ReportSectionPage

    parent = factory.SubFactory(ReportPageFactory)
    title = factory.Sequence(lambda n: f"Onderdeel {n}")
    summary = "<p>Er gebeurt veel in de wijken.</p>"


class AnnexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = AnnexPage

    parent = factory.SubFactory(ReportPageFactory)
    title = factory.Sequence(lambda n: f"Stuk {n}")
    number = factory.Sequence(lambda n: n + 1)
    dated = "2020-05"


class FigureFactory(DjangoModelFactory):
    class Meta:
        model = Figure

    slug = factory.Sequence(lambda n: f"cijfer-{n}")
    title = "Hoeveel mensen wonen beschermd?"

    class Params:
        contradicts = factory.Trait(note_kind="unexplained")


class FactFactory(DjangoModelFactory):
    class Meta:
        model = Fact

    figure = factory.SubFactory(FigureFactory)
    label = "900"
    definition = "Cliënten in de regio."
    source = "000:325"
    as_of = "2019"


class FinanceTableFactory(DjangoModelFactory):
    class Meta:
        model = FinanceTable

    slug = factory.Sequence(lambda n: f"tabel-{n}")
    title = factory.Sequence(lambda n: f"Tabel {n}")
    unit = "miljoen euro"
    columns = "2020\n2021"
    source = "001:214-221"
    on_agenda = factory.Sequence(lambda n: n + 1)


class FinanceRowFactory(DjangoModelFactory):
    class Meta:
        model = FinanceRow

    table = factory.SubFactory(FinanceTableFactory)
    name = factory.Sequence(lambda n: f"Regel {n}")
    cells = "0,35; 0,50"


class TermFactory(DjangoModelFactory):
    class Meta:
        model = Term

    slug = factory.Sequence(lambda n: f"woord-{n}")
    term = factory.Sequence(lambda n: f"Woord {n}")
    definition = "Wat het betekent."


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = Milestone

    slug = factory.Sequence(lambda n: f"moment-{n}")
    title = factory.Sequence(lambda n: f"Moment {n}")
    happens_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))

    class Params:
        past = factory.Trait(happens_on=date(2020, 4, 1))
        of_agenda = factory.Trait(kind="agenda")
