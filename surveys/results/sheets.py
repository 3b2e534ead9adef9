"""The frozen tables as workbooks: a sheet about them, one with every number, and one for each question."""

import io

import xlsxwriter
from django.utils.translation import gettext as _
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P

from dialogue.disclosure.rounding import words
from surveys.results.files import columns, lines_of

LONGEST_NAME = 31


def sheets_of(survey, release):
    """[(name, rows)]; a row of one cell is a heading."""
    yield _("About"), list(about_rows(survey, release))
    heads = [name for name, _kind, _meaning in columns()]
    yield _("All numbers"), [heads, *lines_of(release)]
    tables = [table.content for table in release.tables.all()]
    numbers = {question["key"]: place for place, question in enumerate(release.about["questions"], start=1)}
    for content in tables:
        if content["kind"] == "one_way":
            crosses = [t for t in tables if t["kind"] == "cross" and t["question"] == content["key"]]
            rows = [row for table in [content, *crosses] for row in grid_of(table)]
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
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": survey.title})
        bold = book.add_format({"bold": True})
        for name, rows in sheets_of(survey, release):
            sheet = book.add_worksheet(name[:LONGEST_NAME])
            sheet.set_column(0, 0, 48)
            sheet.set_column(1, 12, 18)
            for place, row in enumerate(rows):
                style = bold if len(row) == 1 or place == 0 else None
                for number, value in enumerate(row):
                    if value is not None:
                        sheet.write(place, number, value, style)
    return out.getvalue()


def ods_of(survey, release):
    """An OpenDocument file; every text has the type text, so nothing is worked out."""
    book = OpenDocumentSpreadsheet()
    bold = Style(name="Kop", family="table-cell")
    bold.addElement(TextProperties(fontweight="bold"))
    book.automaticstyles.addElement(bold)
    for name, rows in sheets_of(survey, release):
        table = Table(name=name[:LONGEST_NAME])
        for place, row in enumerate(rows):
            line = TableRow()
            for value in row:
                line.addElement(_cell(value, bold if len(row) == 1 or place == 0 else None))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def _cell(value, style):
    more = {"stylename": style} if style else {}
    if value is None or value == "":
        return TableCell(**more)
    if isinstance(value, int):
        cell = TableCell(valuetype="float", value=value, **more)
    else:
        cell = TableCell(valuetype="string", **more)
    cell.addElement(P(text=str(value)))
    return cell
