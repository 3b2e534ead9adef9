"""Amounts: an empty cell is unknown and never zero, and our own sum stands beside the reported one."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from home.models import FinanceRow
from tests.factories import home as factories
from tests.home.pages import soup_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    table = factories.FinanceTableFactory(columns="2020\n2021")
    factories.FinanceRowFactory(table=table, name="Wonen", cells="0,35; 0,50")
    factories.FinanceRowFactory(table=table, name="Hulpmiddelen", cells="; 0,10")
    factories.FinanceRowFactory(table=table, name="Totaal", cells="0,40; 0,60", kind="total")
    factories.FinanceRowFactory(table=table, name="Marge", cells="2; 1", kind="margin")
    return table


def test_our_own_sum_leaves_out_totals_margins_and_what_is_unknown(table):
    assert table.recalculated() == [Decimal("0.35"), Decimal("0.60")]


def test_a_column_that_we_do_not_add_up_has_no_sum(table):
    table.not_recalculated = "2020"

    assert table.recalculated() == [None, Decimal("0.60")]


def test_the_reported_total_and_our_own_sum_are_both_shown(client, table):
    soup = soup_of(client, factories.AgendaPageFactory())

    rows = [[words(cell) for cell in row.select("th, td")] for row in soup.select("table tr")]

    assert ["Totaal", "0,40", "0,60"] in rows
    assert ["Zelf opgeteld", "0,35", "0,60"] in rows
    assert ["Hulpmiddelen", "onbekend", "0,10"] in rows
    assert "Wij tellen het niet als nul." in words(soup.main)


@pytest.mark.parametrize("cells", ["0,35", "0,35; 1; 2", "0,35; veel", "; ;"])
def test_a_row_that_does_not_fit_its_columns_is_refused(table, cells):
    row = FinanceRow(table=table, name="Jeugd", cells=cells)

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert "cells" in refusal.value.message_dict


def test_a_column_without_amounts_is_unknown(client, table):
    table.columns += "\n2022"
    table.save()

    rows = [words(row) for row in soup_of(client, factories.AgendaPageFactory()).select("table tr")]

    assert "Wonen 0,35 0,50 onbekend" in rows
    assert table.recalculated() == [Decimal("0.35"), Decimal("0.60"), None]
