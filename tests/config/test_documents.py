import io

import pytest
from pypdf import PdfReader

from config.documents import pdf, pdf_of_many, qr

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(tmp_path, settings):
    def write(body):
        (tmp_path / "letter.html").write_text(
            '{% extends "print/base.html" %}{% block title %}Brief{% endblock %}'
            f"{{% block content %}}{body}{{% endblock %}}"
        )
        engine = settings.TEMPLATES[0]
        settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]
        return PdfReader(io.BytesIO(pdf("letter.html", {})))

    return write


def test_a_document_is_tagged_and_says_its_language_and_title(letter):
    document = letter("<h1>Beste mevrouw</h1><p>Wij vragen u iets.</p>")

    assert document.trailer["/Root"]["/Lang"] == "nl"
    assert "/StructTreeRoot" in document.trailer["/Root"]
    assert document.metadata.title == "Brief"
    assert "Wij vragen u iets." in document.pages[0].extract_text()


def test_many_documents_are_one_file_with_their_own_page_numbers(letter, tmp_path):
    letter("<h1>Beste {{ name }}</h1>")
    heard = []

    file = PdfReader(
        io.BytesIO(pdf_of_many("letter.html", [{"name": "Anna"}, {"name": "Bram"}], heard.append))
    )

    pages = [page.extract_text() for page in file.pages]
    assert [name in page for name, page in zip(("Anna", "Bram"), pages, strict=True)] == [True, True]
    assert ["Bladzijde 1 van 1" in page for page in pages] == [True, True]
    assert heard == [1, 2]
    assert "/StructTreeRoot" in file.trailer["/Root"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname", "own:../manage.py"])
def test_a_document_loads_nothing_but_its_own_files(letter, address):
    document = letter(f'<h1>Brief</h1><p><img alt="Plaatje" src="{address}"></p>')

    assert len(document.pages[0].images) == 0


def test_a_qr_code_needs_no_file():
    assert qr("https://samenspraak.example/t/ABC234").startswith("data:image/svg+xml")
