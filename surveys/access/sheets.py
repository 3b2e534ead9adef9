"""Tables that come from and go to a spreadsheet, without the traps of one."""

import csv
import io

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

# A spreadsheet would run these as a formula (ASVS 5, 1.2.10).
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
MOST_BYTES = 2_000_000


def harmless(cell):
    text = str(cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def as_csv(name, heading, rows):
    """A file for Excel as people here have it: semicolons, and a mark that says it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in (heading, *rows):
        writer.writerow([harmless(cell) for cell in row])
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def lines_of(file):
    """[(number of the line, [cells])] of an uploaded file, without empty lines; the first line is number 1."""
    if file.size > MOST_BYTES:
        raise ValidationError(_("This file is too large. Use at most 2 MB."), code="too_large")
    raw = file.read()
    if b"\0" in raw:
        raise ValidationError(_("This is no CSV file. Save the table as CSV first."), code="not_csv")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    delimiter = ";" if text.partition("\n")[0].count(";") >= text.partition("\n")[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise ValidationError(
            _("This is no CSV file. Save the table as CSV first."), code="not_csv"
        ) from error
    return [(number, cells) for number, cells in lines if any(cells)]
