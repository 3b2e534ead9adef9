"""Documents on paper: tagged PDF (PDF/UA-1) from a template, and QR codes. Nothing is loaded from elsewhere."""

import mimetypes
from pathlib import Path

import segno
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header

# So that a template says own:css/paper.css, never an address.
OWN = "own:"
UA = "pdf/ua-1"
_senders = []


def sent_by(sender):
    """Register a function that gives the letterhead: municipality, address and the like. The last one counts."""
    _senders.append(sender)
    return sender


def sender():
    """Who writes, for the head and the foot of every document; empty when nobody registered."""
    return _senders[-1]() if _senders else {}


def pdf(template, context):
    """The bytes of a tagged PDF. The template extends `print/base.html`; pictures are `own:` paths or data URIs."""
    return _html(template, {"sender": sender(), **context}).write_pdf(pdf_variant=UA)


def pdf_of_many(template, contexts, after_each=None):
    """One tagged PDF of many, each with its own page numbers; `after_each` hears how many are laid out."""
    from weasyprint.text.fonts import FontConfiguration

    fonts, first, pages, shared = FontConfiguration(), None, [], {"sender": sender()}
    for number, context in enumerate(contexts, start=1):
        document = _html(template, shared | context).render(font_config=fonts, pdf_variant=UA)
        first, pages = first or document, [*pages, *document.pages]
        if after_each:
            after_each(number)
    return first.copy(pages).write_pdf(pdf_variant=UA)


def pdf_response(template, context, filename):
    """A PDF to keep. The filename is ours, never a visitor's."""
    return pdf_file(pdf(template, context), filename)


def pdf_file(content, filename):
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=filename)
    return response


def qr(address):
    """A QR code as a data URI for an `img`; its alt says in words where it leads."""
    return segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=2)


def _html(template, context):
    # Takes half a second to import, and most processes never make a document.
    from weasyprint import HTML

    return HTML(string=render_to_string(template, context), base_url=OWN, url_fetcher=_own_files())


def _own_files():
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Static files of the project and what stands in the document itself; anything else is refused."""

        def fetch(self, url, headers=None):
            if not url.startswith(OWN):
                return super().fetch(url, headers)
            path = finders.find(url.removeprefix(OWN))
            if path is None:
                raise ValueError(url)
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, Path(path).read_bytes(), headers={"Content-Type": kind})

    return OwnFiles(allowed_protocols=["data"])
