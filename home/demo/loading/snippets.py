"""Load words, figures and tables of amounts."""

from decimal import Decimal

from dialogue.taxonomy.models import Edition, Spoor
from home.demo.loading.reading import read
from home.demo.loading.texts import lines
from home.models import Fact, Figure, FinanceRow, FinanceTable, Term


def load_snippets():
    load_terms()
    load_figures()
    load_tables()


def load_terms():
    """One by one: what is made in bulk does not reach the search index."""
    for item in read("glossary")["terms"]:
        Term.objects.create(
            slug=item["slug"],
            term=item["term"],
            aliases=lines(item["aliases"]),
            definition=item["definition"],
            note=item.get("note", ""),
            status=item.get("status", ""),
            as_of=item["as_of"] or "",
            source=item["source"] or "",
        )


def load_figures():
    for item in read("figures")["figures"]:
        figure = Figure(
            slug=item["slug"],
            title=item["title"],
            spoor=spoor_named(item["spoor"]),
            note=item["note"] or "",
            note_kind=item["note_kind"] or "",
        )
        figure.facts = [load_fact(fact) for fact in item["facts"]]
        figure.save()


def load_fact(item):
    return Fact(
        value=amount(item["value"]),
        label=str(item["label"]),
        unit=item["unit"],
        as_of=item["as_of"],
        definition=item["definition"],
        source=item["source"],
        origin=item.get("origin", ""),
        is_derived=item.get("derived", False),
    )


def load_tables():
    for place, item in enumerate(read("finance")["tables"], start=1):
        own_sums = item["recalculated"]
        table = FinanceTable(
            slug=item["slug"],
            title=item["title"],
            description=item["description"],
            unit=item["unit"],
            edition=Edition.objects.filter(slug=item["edition"]).first(),
            as_of=item["as_of"],
            columns=lines(item["columns"]),
            not_recalculated=lines(skipped(item["columns"], own_sums)),
            recalculation_note=" ".join(own["note"] for own in own_sums),
            source=item["source"],
            on_agenda=place,
        )
        table.rows = [load_row(row) for row in item["rows"]]
        table.save()


def load_row(item):
    return FinanceRow(
        number=item["number"] or "",
        name=item["name"],
        group=item.get("group", ""),
        spoor=spoor_named(item["spoor"]),
        cells="; ".join("" if value is None else str(value).replace(".", ",") for value in item["values"]),
        kind=item["kind"],
        state=item.get("status", ""),
        note=item.get("note") or "",
        source=item["source"],
    )


def skipped(columns, own_sums):
    """The columns of which our own sum says nothing."""
    return [
        column
        for place, column in enumerate(columns)
        if own_sums and all(own["values"][place] is None for own in own_sums)
    ]


def spoor_named(slug):
    return Spoor.objects.get(slug=slug) if slug else None


def amount(value):
    return None if value is None else Decimal(str(value))
