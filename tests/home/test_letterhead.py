import io

import pytest
from pypdf import PdfReader
from wagtail.models import Site

from config.documents import pdf
from home.identity import sender
from home.site_settings import SiteSettings
from tests.factories.home import front_page

pytestmark = pytest.mark.django_db


def test_a_document_has_the_letterhead_of_the_settings_of_the_site():
    front_page()
    SiteSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        municipality_name="Gemeente Hattem",
        address="Markt 1\n8051 EZ Hattem",
        telephone="038 443 16 16",
    )

    page = PdfReader(io.BytesIO(pdf("print/base.html", {}))).pages[0].extract_text()

    assert sender()["address"] == ["Markt 1", "8051 EZ Hattem"]
    for line in ("Gemeente Hattem", "Markt 1", "8051 EZ Hattem", "038 443 16 16"):
        assert line in page
