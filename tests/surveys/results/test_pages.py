import csv
import io
import json
import re
import zipfile

import pytest
from django.test import TestCase
from django.urls import reverse

from config.page_cache import purge
from surveys.results import told
from surveys.results.actions import publish_results
from surveys.results.models import CityGroup
from surveys.results.queries import release_of
from tests.factories.surveys import options, question
from tests.surveys.results.answers import (
    closed_by_the_clock,
    definition,
    editor_of_surveys,
    respond,
    survey_with,
)

pytestmark = pytest.mark.django_db

EXITS = [
    "resultaten/",
    "resultaten.csv",
    "resultaten.csv-metadata.json",
    "resultaten.xlsx",
    "resultaten.ods",
    "resultaten.json",
    "resultaten/codeboek.csv",
]
# Stands in an option, a quote and a theme: nothing of results may be read before publication.
MARKER = "Zonnebloemstraatfeest"


@pytest.fixture
def editor():
    return editor_of_surveys()


def published(editor, count=80, **fields):
    survey = survey_with(count, over=True, **fields)
    closed_by_the_clock()
    publish_results(actor=editor, survey=survey)
    survey.refresh_from_db()
    return survey


def text_of(response):
    """What somebody can read in an answer, also in a zipped file."""
    body = response.getvalue()
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            return " ".join(file.read(name).decode(errors="replace") for name in file.namelist())
    return body.decode(errors="replace")


def with_marker():
    """The marker is in an answer that people chose and in what they wrote, and nowhere in the questions' titles."""
    return [
        *definition(),
        question("qmark", "one_choice", "Waar ging u heen?", options=options(x="Park"), other=True),
    ]


def test_no_exit_tells_anything_before_publication(client, editor, mailoutbox, monkeypatch):
    telling = {
        "qneed": {"themes": [{"label": MARKER, "count": 40}], "quotes": [{"text": MARKER, "group": ""}]}
    }
    monkeypatch.setattr(told, "TELLERS", [lambda survey: telling])
    survey = survey_with(80, questions=with_marker(), over=True)
    # How many there are, exactly: no page may show that before or after.
    respond(survey, 57, make=lambda chance: {"qhome": "yes", "qgrade": 4})
    address = survey.get_absolute_url()

    def leaks():
        purge()
        pages = {exit: client.get(f"{address}{exit}") for exit in EXITS}
        found = {exit for exit, page in pages.items() if page.status_code == 200 and MARKER in text_of(page)}
        found |= {"search"} if MARKER in text_of(client.get("/zoeken/", {"q": "winkel dichtbij"})) else set()
        search = client.get("/zoeken/", {"q": MARKER})
        found |= {"search"} if f"{address}resultaten/" in text_of(search) else set()
        for other in (address, survey.process.get_absolute_url(), "/enquetes/", "/meedoen/", "/"):
            found |= {other} if MARKER in text_of(client.get(other)) else set()
        found |= {"mail"} if any(MARKER in f"{mail.subject} {mail.body}" for mail in mailoutbox) else set()
        return found

    while_open_or_waiting = leaks()
    closed_by_the_clock()
    after_closing = leaks()
    with TestCase.captureOnCommitCallbacks(execute=True):
        publish_results(actor=editor, survey=survey)
    after_publication = leaks()

    assert (while_open_or_waiting, after_closing) == (set(), set())
    files = {"resultaten.csv", "resultaten.xlsx", "resultaten.ods", "resultaten.json"}
    assert after_publication == {"resultaten/", "search", *files}


@pytest.mark.parametrize("exit", EXITS[1:])
def test_a_file_is_not_there_before_publication_for_nobody(client, editor, exit):
    survey = survey_with(60, over=True)
    closed_by_the_clock()

    anonymous = client.get(f"{survey.get_absolute_url()}{exit}").status_code
    client.force_login(editor)

    assert [anonymous, client.get(f"{survey.get_absolute_url()}{exit}").status_code] == [404, 404]


def test_while_open_the_page_says_how_many_answered_in_steps_of_ten(client):
    survey = survey_with(34)

    page = text_of(client.get(f"{survey.get_absolute_url()}resultaten/"))

    assert "zeker 30 mensen" in page
    assert "34" not in re.sub(r"<[^>]+>", "", page.split("<h1>")[1].split("</main>")[0])


def test_everything_shown_is_rounded(client, editor):
    survey = published(editor, 137)

    numbers = {
        shown
        for table in release_of(survey).tables.all()
        for counts in table.content["counts"]
        for shown in counts
    }
    page = text_of(client.get(f"{survey.get_absolute_url()}resultaten/"))

    assert {number % 5 for number in numbers} == {0}
    assert "Ruim 130 mensen" in page
    assert not re.search(r"\b137\b", re.sub(r"<[^>]+>", "", page))


def test_the_page_comes_from_the_frozen_tables_only(client, editor, django_assert_num_queries):
    from surveys.answering.models import OpenAnswer, Response

    survey = published(editor)
    purge()
    before = client.get(f"{survey.get_absolute_url()}resultaten/").content
    OpenAnswer.objects.all().delete()
    Response.objects.all().delete()
    purge()

    assert client.get(f"{survey.get_absolute_url()}resultaten/").content == before


def test_too_few_answers_give_no_figures(client, editor):
    survey = published(editor, 19)

    page = text_of(client.get(f"{survey.get_absolute_url()}resultaten/"))

    assert "Minder dan 20 mensen gaven antwoord." in page
    assert release_of(survey).tables.count() == 0


def test_people_who_answered_stand_beside_the_city(client, editor):
    for code, people in {"18-34": 30_000, "35-64": 50_000, "65+": 20_000}.items():
        CityGroup.objects.create(
            kind="age", code=code, label=code, people=people, source="CBS", as_of="2026-01-01"
        )
    survey = published(editor, 200)

    (compared,) = release_of(survey).about["compared"]

    assert [row["city"] for row in compared["rows"]] == [30, 50, 20]
    assert "Bron van de cijfers van de stad" in text_of(client.get(f"{survey.get_absolute_url()}resultaten/"))


def test_the_csv_opens_in_dutch_excel_and_runs_nothing(client, editor):
    questions = [
        question("qone", "one_choice", "=1+1", options=options(x="@SUM(A1)", y="-2", z="+3 <b>")),
    ]
    survey = survey_with(questions=questions, over=True)
    respond(survey, 60, make=lambda chance: {"qone": chance.choice("xyz")})
    closed_by_the_clock()
    publish_results(actor=editor, survey=survey)

    response = client.get(f"{survey.get_absolute_url()}resultaten.csv")
    body = response.getvalue().decode()
    rows = list(csv.reader(io.StringIO(body.removeprefix("\ufeff")), delimiter=";"))

    assert body.startswith("\ufeff")
    assert response["Content-Disposition"] == f'attachment; filename="{survey.slug}.csv"'
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert {row[5] for row in rows if row[0] == "qone" and not row[2]} == {
        "'@SUM(A1)",
        "'-2",
        "'+3 <b>",
        "Gaf antwoord op deze vraag",
    }


def test_the_csv_is_described_column_by_column(client, editor):
    survey = published(editor)
    address = f"{survey.get_absolute_url()}resultaten"

    described = json.loads(client.get(f"{address}.csv-metadata.json").content)
    heads = (
        client.get(f"{address}.csv").getvalue().decode().removeprefix("\ufeff").split("\r\n")[0].split(";")
    )

    assert [column["name"] for column in described["tableSchema"]["columns"]] == heads
    assert described["url"] == "resultaten.csv"


def test_workbooks_hold_texts_not_formulas(client, editor):
    import openpyxl

    questions = [question("qone", "one_choice", "=HYPERLINK(1)", options=options(x="=1+1", y="Nee"))]
    survey = survey_with(questions=questions, over=True)
    respond(survey, 60, make=lambda chance: {"qone": chance.choice("xy")})
    closed_by_the_clock()
    publish_results(actor=editor, survey=survey)
    address = f"{survey.get_absolute_url()}resultaten"

    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}.xlsx").getvalue()))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    ods = text_of(client.get(f"{address}.ods"))

    assert kinds <= {"s", "n"}
    assert "table:formula" not in ods
    assert "=1+1" in ods


def test_both_workbooks_hold_the_same(client, editor):
    import openpyxl
    from odf import opendocument, table, teletype

    address = f"{published(editor).get_absolute_url()}resultaten"

    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}.xlsx").getvalue()))
    excel = {sheet.title: [texts(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    read = opendocument.load(io.BytesIO(client.get(f"{address}.ods").getvalue()))
    open_document = {
        sheet.getAttribute("name"): [
            texts(teletype.extractText(cell) for cell in row.getElementsByType(table.TableCell))
            for row in sheet.getElementsByType(table.TableRow)
        ]
        for sheet in read.getElementsByType(table.Table)
    }

    assert {name: without_end(rows) for name, rows in open_document.items()} == {
        name: without_end(rows) for name, rows in excel.items()
    }
    assert len(excel) > 3


def texts(values):
    """The values of a row as they are read, without empty cells at its end."""
    return " | ".join("" if value is None else str(value) for value in values).rstrip(" |")


def without_end(rows):
    return rows if not rows or rows[-1] else without_end(rows[:-1])


def test_a_sign_that_no_file_may_hold_does_not_break_a_workbook():
    from xml.etree import ElementTree

    from surveys.results.opendocument import workbook

    made = workbook([("Blad <1>", [(["a\x00b & c"], True), ([], False), ([12, None], False)])])

    with zipfile.ZipFile(io.BytesIO(made)) as book:
        assert book.namelist()[0] == "mimetype"
        content = ElementTree.fromstring(book.read("content.xml"))  # noqa: S314  (our own)
    assert [text for text in content.itertext() if text.strip()] == ["ab & c", "12"]


def test_the_json_holds_what_the_page_shows(client, editor):
    survey = published(editor)

    data = json.loads(client.get(f"{survey.get_absolute_url()}resultaten.json").content)

    assert [table["key"] for table in data["tables"] if table["kind"] != "cross"] == [
        "channel",
        "qarea",
        "qage",
        "qhome",
        "qhelp",
        "qgrade",
    ]
    assert data["survey"] == survey.slug


def test_the_codebook_names_every_code(client, editor):
    survey = published(editor)

    body = client.get(f"{survey.get_absolute_url()}resultaten/codeboek.csv").getvalue().decode()

    assert "qhelp;Van wie krijgt u hulp?;several_choices;;neighbours;Buren" in body


def test_a_translation_leads_to_the_results_of_all_languages(client, editor):
    survey = published(editor)
    translation = survey_with(translation_of=survey, language="en")

    response = client.get(f"{translation.get_absolute_url()}resultaten/")

    assert response["Location"] == f"{survey.get_absolute_url()}resultaten/"


def test_who_publishes_sees_the_page_first(client, editor):
    survey = survey_with(60, over=True)
    closed_by_the_clock()
    client.force_login(editor)
    address = reverse("results:publish", args=[survey.slug])

    preview = text_of(client.get(address))
    done = client.post(address)

    assert "Publiceer deze uitslag" in preview
    assert "Wilt u thuis oud worden?" in preview
    assert done["Location"] == f"{survey.get_absolute_url()}resultaten/"
    assert "Publiceer deze uitslag" not in text_of(client.get(done["Location"]))


def test_a_table_choice_that_cannot_be_is_refused_at_the_field(client, editor):
    survey = survey_with()
    client.force_login(editor)

    response = client.post(reverse("results:tables", args=[survey.slug]), {"area": "qage", "age": "qage"})

    assert response.status_code == 422
    assert "Kies een andere vraag dan bij de wijk." in text_of(response)


def test_the_page_takes_as_many_queries_for_one_question_as_for_six(
    client, editor, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    few = published(editor, questions=definition()[:1])
    many = published(editor)
    counts = []
    for survey in (few, many):
        purge()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(f"{survey.get_absolute_url()}resultaten/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
