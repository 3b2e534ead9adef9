"""The frozen tables as workbooks: a sheet about them, one with every number, and one for each question."""

import io
from itertools import chain

import xlsxwriter
from django.utils.translation import gettext as _

from dialogue.disclosure.rounding import words
from surveys.results import opendocument
from surveys.results.files import columns, lines_of

LONGEST_NAME = 31


def sheets_of(survey, release):
    """[(name, rows)]; a row of one cell is a heading."""
    yield _("About"), about_rows(survey, release)
    heads = [name for name, _kind, _meaning in columns()]
    yield _("All numbers"), chain([heads], lines_of(release))
    tables = [table.content for table in release.tables.all()]
    numbers = {question["key"]: place for place, question in enumerate(release.about["questions"], start=1)}
    for content in tables:
        if content["kind"] == "one_way":
            crosses = [t for t in tables if t["kind"] == "cross" and t["question"] == content["key"]]
            rows = chain.from_iterable(map(grid_of, [content, *crosses]))
            yield _("Question %(number)s") % {"number": numbers.get(content["key"], content["key"])}, rows


def about_rows(survey, release):
    about = release.about
    yield [survey.title]
    yield [survey.lead]
    yield [_("Answers"), _("more than %(count)s") % {"count": about["answers"]}]
    yield [_("Rounded to"), about["rounded_to"]]
    yield [_("Published on"), release.published_at.date().isoformat()]
    yield [_("Licence"), "CC0 1.0"]
    for text in about["texts"]:
        yield [text["label"], words(text["count"], about["rounded_to"])]


def grid_of(content):
    """A table as it stands on the page, with a heading above and an empty line below."""
    yield [content["title"]]
    yield ["", *(column["label"] for column in content["columns"])]
    for row, counts in zip(content["rows"], content["counts"], strict=True):
        yield [row["label"], *(shown or words(0, content["rounded_to"]) for shown in counts)]
    yield []


def xlsx_of(survey, release):
    """An Excel file; a text stays a text, also when it looks like a formula."""
    out = io.BytesIO()
    # Each row is written away when the next begins.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": survey.title})
        bold = book.add_format({"bold": True})
        for name, rows in sheets_of(survey, release):
            sheet = book.add_worksheet(name[:LONGEST_NAME])
            sheet.set_column(0, 0, 48)
            sheet.set_column(1, 12, 18)
            for place, row in enumerate(rows):
                style = bold if is_heading(place, row) else None
                for number, value in enumerate(row):
                    if value is not None:
                        sheet.write(place, number, value, style)
    return out.getvalue()


def ods_of(survey, release):
    """An OpenDocument file; every text has the type text, so nothing is worked out."""
    return opendocument.workbook(
        (name[:LONGEST_NAME], ((row, is_heading(place, row)) for place, row in enumerate(rows)))
        for name, rows in sheets_of(survey, release)
    )


def is_heading(place, row):
    return place == 0 or len(row) == 1
