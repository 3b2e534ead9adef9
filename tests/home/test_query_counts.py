"""A page costs the same number of queries whether it lists one thing or three."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogue.taxonomy.models import SpoorRelation
from tests.factories import home as factories
from tests.factories.processes import PhaseFactory, ProcessFactory
from tests.factories.taxonomy import (
    EditionFactory,
    MovementFactory,
    SpoorEditionFactory,
    SpoorFactory,
    SpoorNameFactory,
    TargetGroupFactory,
)

pytestmark = pytest.mark.django_db
MOST = 25


def tagged(page, *sporen):
    page.sporen = sporen or [SpoorFactory()]
    page.target_groups = [TargetGroupFactory()]
    page.movements = [MovementFactory()]
    page.save()
    return page


def news(page):
    tagged(factories.NewsPageFactory(parent=page))


def story(page):
    tagged(factories.StoryPageFactory(parent=page))


def open_process():
    PhaseFactory(process=ProcessFactory(sporen=[SpoorFactory()], target_groups=[TargetGroupFactory()]))


def on_front_page(_page):
    open_process()
    ProcessFactory(late=True)
    SpoorEditionFactory()
    news(factories.NewsIndexPage.objects.first() or factories.NewsIndexPageFactory())
    story(factories.StoryIndexPage.objects.first() or factories.StoryIndexPageFactory())


def on_agenda(page):
    page.movement_examples.create(movement=MovementFactory(), title="Op school", text="Hulp in de klas.")
    page.save()
    SpoorEditionFactory()
    factories.MilestoneFactory(of_agenda=True, sporen=[SpoorFactory()])
    table = factories.FinanceTableFactory()
    factories.FinanceRowFactory(table=table, spoor=SpoorFactory())
    factories.ReportPageFactory(parent=factories.EditionPageFactory(parent=page))


def in_edition(page):
    row = SpoorEditionFactory(edition=page.edition)
    factories.SpoorEditionPageFactory(spoor_edition=row)
    SpoorEditionFactory(edition=page.edition, is_listed=False)
    factories.ReportPageFactory(parent=page)


def under_spoor(page):
    spoor = page.spoor
    row = SpoorEditionFactory(spoor=spoor)
    texts = factories.SpoorEditionPageFactory(spoor_edition=row)
    texts.steps.create(year="2020", items="een\ntwee")
    texts.amounts.create(label="2020", value=1)
    texts.examples.create(title="Huis", text="Met een bel.")
    texts.save()
    SpoorNameFactory(spoor=spoor, edition=row.edition)
    SpoorRelation.objects.create(
        spoor=spoor, other=SpoorFactory(), edition=row.edition, reason="Zij raken elkaar."
    )
    factories.FactFactory(figure=factories.FigureFactory(spoor=spoor))
    PhaseFactory(process=ProcessFactory(sporen=[spoor], target_groups=[TargetGroupFactory()]))
    tagged(factories.StandardPageFactory(), spoor)
    factories.MilestoneFactory(sporen=[spoor])


def in_report(page):
    factories.ReportSectionPageFactory(parent=page, spoor=SpoorFactory())
    factories.ReportSectionPageFactory(parent=page)
    factories.AnnexPageFactory(parent=page, spoor=SpoorFactory())


def in_section(page):
    report = page.get_parent()
    other = factories.ReportSectionPageFactory(parent=report, spoor=SpoorFactory())
    page.related_sections.create(section=other)
    page.save()
    factories.AnnexPageFactory(parent=report, spoor=page.spoor)


def on_route(_page):
    for moment in (factories.MilestoneFactory(), factories.MilestoneFactory(past=True)):
        moment.sporen.set([SpoorFactory()])
        moment.target_groups.set([TargetGroupFactory()])
        moment.save()


def in_list_of_sporen(_page):
    factories.SpoorEditionPageFactory(spoor_edition=SpoorEditionFactory())


def word(_page):
    factories.TermFactory()


def body_blocks(page):
    table, fact = factories.FinanceTableFactory(), factories.FactFactory()
    factories.FinanceRowFactory(table=table, spoor=SpoorFactory())
    process = ProcessFactory(sporen=[SpoorFactory()])
    page.body = [
        *page.body.raw_data,
        *(
            {"type": kind, "value": each.pk}
            for kind, each in (("table", table), ("figure", fact.figure), ("process", process))
        ),
    ]
    page.save()


def section_of_report():
    return factories.ReportSectionPageFactory(spoor=SpoorFactory())


CASES = {
    "front page": (factories.front_page, on_front_page),
    "agenda": (factories.AgendaPageFactory, on_agenda),
    "edition": (factories.EditionPageFactory, in_edition),
    "list of sporen": (factories.SporenPageFactory, in_list_of_sporen),
    "spoor": (factories.SpoorPageFactory, under_spoor),
    "report": (factories.ReportPageFactory, in_report),
    "part of a report": (section_of_report, in_section),
    "news": (factories.NewsIndexPageFactory, news),
    "stories": (factories.StoryIndexPageFactory, story),
    "route": (factories.RoutePageFactory, on_route),
    "glossary": (factories.GlossaryPageFactory, word),
    "blocks": (factories.StandardPageFactory, body_blocks),
}


def queries(client, page):
    """Nothing kept but what is kept across publishes: name and menu of the site."""
    client.get(page.get_absolute_url())
    cache.clear()
    client.get("/toegankelijkheid/")
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(page.get_absolute_url())
    assert answer.status_code == 200
    return len(captured)


@pytest.mark.parametrize("case", CASES)
def test_one_and_three_cost_the_same(client, case):
    make_page, add_one = CASES[case]
    factories.StandardPageFactory(slug="toegankelijkheid")
    EditionFactory.reset_sequence(0)
    page = make_page()
    add_one(page)
    at_one = queries(client, page)

    add_one(page)
    add_one(page)
    at_three = queries(client, page)

    assert at_three == at_one
    assert at_one <= MOST
