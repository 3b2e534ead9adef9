"""Every document of a survey, as somebody holds it."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from surveys.paper import documents
from tests.factories.surveys import VersionFactory

pytestmark = pytest.mark.django_db
CODE = "7K4Q-92MF-ABCD-EFGH"


@pytest.fixture
def survey():
    return VersionFactory(survey__title="Passend wonen", survey__slug="passend-wonen").survey


def made(survey):
    return {
        "form": lambda: documents.form_pdf(survey),
        "letter": lambda: documents.letter_pdf(survey, code=CODE, to=["Mevrouw Ten Have", "8011 AA"]),
        "poster": lambda: documents.poster_pdf(survey),
        "large poster": lambda: documents.poster_pdf(survey, is_large=True),
        "thanks": lambda: documents.thanks_pdf(survey, receipt=CODE),
        "letters": lambda: documents.letters_pdf(survey, [(CODE, ["Anna"]), (CODE, ["Bram"])]),
    }


def words(content):
    pages = PdfReader(io.BytesIO(content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_a_form_has_every_question_and_the_mark_on_every_sheet(survey):
    pages = words(documents.form_pdf(survey, code=CODE))

    for question in survey.current.questions:
        assert question.title in " ".join(pages)
    assert [CODE in page for page in pages] == [True] * len(pages)
    assert "Alleen als u bij vraag 1 “Alleen” koos." in " ".join(pages)
    assert "Zo vult u dit formulier in" in pages[0]


def test_a_form_without_a_code_has_room_for_a_number(survey):
    assert "Nummer van dit formulier" in words(documents.form_pdf(survey))[-1]


def test_a_letter_says_who_how_until_when_and_what_happens(survey):
    pages = words(documents.letter_pdf(survey, code=CODE, to=["Mevrouw Ten Have", "8011 AA Zwolle"]))

    for part in ("Mevrouw Ten Have", CODE, "Op papier", "Met hulp", "U kunt meedoen tot en met"):
        assert part in pages[0]
    assert survey.what_happens.split(".")[0] in pages[1]
    assert "Stuur het formulier terug" in pages[-1]


def test_a_poster_is_one_page_of_its_size(survey):
    for is_large, width in ((False, 595), (True, 842)):
        [page] = PdfReader(io.BytesIO(documents.poster_pdf(survey, is_large=is_large))).pages
        assert round(float(page.mediabox.width)) == width


def test_thanks_say_what_happens_and_when(survey):
    [page] = words(documents.thanks_pdf(survey, receipt=CODE))

    for part in (
        "Dank u wel voor uw antwoorden",
        survey.what_happens,
        CODE,
        "Wij maken de uitkomst bekend op",
    ):
        assert part in page


@pytest.mark.parametrize("name", ["letter", "poster", "thanks", "letters"])
def test_a_document_passes_the_checker_for_pdf_ua(survey, name, tmp_path):
    file = tmp_path / "document.pdf"
    file.write_bytes(made(survey)[name]())

    command = [Path(sys.executable).with_name("outloud"), file, "--json", "-", "--quiet"]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603

    [report] = json.loads(told[told.index("{") : told.rindex("}") + 1])["results"]
    assert report["stats"]["tagged"] is True
    assert [each["message"] for each in report["findings"] if each["severity"] == "error"] == []
