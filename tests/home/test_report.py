"""The report in layers: from summary to full text to annex, and in one step to the next summary."""

import json

import pytest

from tests.factories import home as factories
from tests.factories.taxonomy import SpoorFactory
from tests.home.pages import soup_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return factories.ReportPageFactory()


@pytest.fixture
def sections(report):
    sporen = [SpoorFactory(preferred_name=name) for name in ("Jeugd", "Wonen", "Werk")]
    return [factories.ReportSectionPageFactory(parent=report, spoor=spoor) for spoor in sporen]


def test_one_step_leads_to_the_next_summary(client, sections):
    soup = soup_of(client, sections[1])

    assert soup.select_one('a[rel="next"]')["href"] == sections[2].get_absolute_url() + "#samenvatting"
    assert soup.select_one('a[rel="prev"]')["href"] == sections[0].get_absolute_url() + "#samenvatting"
    assert soup.select_one("#samenvatting")


def test_the_first_has_none_before_it_and_the_last_none_after_it(client, sections):
    assert not soup_of(client, sections[0]).select('a[rel="prev"]')
    assert not soup_of(client, sections[2]).select('a[rel="next"]')


def test_a_summary_leads_to_the_paragraph_that_says_more(client, sections):
    paragraph = {
        "anchor": "voor-wie",
        "title": "Voor wie?",
        "text": "<p>Voor alle kinderen.</p>",
        "source": "001:675",
    }
    sections[0].body = json.dumps([{"type": "section", "value": paragraph}])
    sections[0].save()

    soup = soup_of(client, sections[0])

    assert soup.select_one('[aria-labelledby=samenvatting] a[href="#voor-wie"]')
    assert words(soup.select_one("#voor-wie")) == "Voor wie?"
    assert "Bron: 001:675" in words(soup.main)


def test_a_summary_leads_to_the_general_part_it_belongs_to(client, report, sections):
    general = factories.ReportSectionPageFactory(parent=report, title="Het geld", spoor=None)
    sections[0].related_sections.create(section=general)
    sections[0].save()

    links = [link["href"] for link in soup_of(client, sections[0]).select("[aria-labelledby=samenvatting] a")]

    assert general.get_absolute_url() in links


def test_two_annexes_that_belong_together_lead_to_each_other(client, report):
    one = factories.AnnexPageFactory(parent=report, number=5, title="Rapport")
    other = factories.AnnexPageFactory(parent=report, number=5, title="Reactie", pair=one)

    for here, there in ((one, other), (other, one)):
        links = [link["href"] for link in soup_of(client, here).select("main dl a")]
        assert links == [there.get_absolute_url()]


def test_an_annex_says_its_number_date_and_spoor(client, report):
    annex = factories.AnnexPageFactory(parent=report, number=7, dated="2019-09", spoor=SpoorFactory())

    text = words(soup_of(client, annex).main)

    assert "Bijlage 7, september 2019" in text
    assert str(annex.spoor) in text


def test_the_report_lists_its_summaries_parts_and_annexes(client, report, sections):
    annex = factories.AnnexPageFactory(parent=report)
    hidden = factories.ReportSectionPageFactory(parent=report, live=False)

    links = [link["href"] for link in soup_of(client, report).select("main a")]

    assert [page.get_absolute_url() for page in sections] == [link for link in links if "onderdeel" in link]
    assert annex.get_absolute_url() in links
    assert hidden.get_absolute_url() not in links
