"""An OpenDocument workbook, written row by row: what is being written stays small, however long the sheet is."""

import io
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACE = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{name}="{SPACE}:{path}:1.0"'
    for name, path in [
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    ]
)
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{SPACE}:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
BEGIN = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {SPACES} office:version="1.3">
<office:automatic-styles><style:style style:name="Kop" style:family="table-cell">
<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>"""
END = "</office:spreadsheet></office:body></office:document-content>"
# Signs that no XML may hold, however they came into a text.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def workbook(sheets):
    """`sheets` gives (name, rows); a row is (values, whether it is a heading). A text stays a text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        # First and as it is, so that programs know what the file is.
        book.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        book.writestr("META-INF/manifest.xml", MANIFEST)
        with book.open("content.xml", "w") as content:
            for part in parts_of(sheets):
                content.write(part.encode())
    return out.getvalue()


def parts_of(sheets):
    yield BEGIN
    for name, rows in sheets:
        yield f"<table:table table:name={quoteattr(clean(name))}>"
        for values, is_heading in rows:
            style = ' table:style-name="Kop"' if is_heading else ""
            # A row without cells is no row.
            cells = "".join(cell(value, style) for value in values) or cell("", "")
            yield f"<table:table-row>{cells}</table:table-row>"
        yield "</table:table>"
    yield END


def cell(value, style):
    if value is None or value == "":
        return f"<table:table-cell{style}/>"
    kind = f'"float" office:value="{value}"' if isinstance(value, int) else '"string"'
    text = escape(clean(str(value)))
    return f"<table:table-cell office:value-type={kind}{style}><text:p>{text}</text:p></table:table-cell>"


def clean(text):
    return FORBIDDEN.sub("", text)
