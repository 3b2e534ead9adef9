"""What leaves: only what a person looked at, without names, rounded, and never again after erasing."""

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import TestCase

from dialogue.people.actions import erase_person
from home.groups import ANALYSTS
from surveys.analysis.coding import add_theme, make_theme, mark_read
from surveys.analysis.finding import proposals_in
from surveys.analysis.models import Passage, PassageKind, PassageState, Quote, Reading
from surveys.analysis.quoting import Blurring, choose_quote
from surveys.analysis.redacting import decide_passage, mark_passage, redacted
from surveys.answering.models import OpenAnswer, Response
from surveys.results.actions import publish_results
from surveys.results.models import PublishedResults
from surveys.results.queries import release_of
from tests.factories.people import UserFactory
from tests.surveys.analysis.answers import client_of, closed_survey, deed, member_of, reading_of
from tests.surveys.results.answers import editor_of_surveys
from tests.surveys.results.test_pages import text_of

pytestmark = pytest.mark.django_db
MAIL = "geheim.zonnebloem@voorbeeld.nl"
NAME = "Zonnebloemstra"
TEXT = f"Mijn buurvrouw {NAME} helpt mij. Schrijf haar: {MAIL}."
EXITS = ["resultaten/", "resultaten.csv", "resultaten.xlsx", "resultaten.ods", "resultaten.json"]


@pytest.fixture
def analyst():
    return member_of(ANALYSTS)


def publish(survey):
    with TestCase.captureOnCommitCallbacks(execute=True):
        publish_results(actor=editor_of_surveys(), survey=survey)
    survey.refresh_from_db()
    return release_of(survey).about["told"].get("qneed")


def quote(analyst, reading, words="", **more):
    given = {"version": 0, "group": "", "is_minority": False, **more}
    return choose_quote(actor=analyst, reading=reading, words=words, **given)


def test_what_the_computer_finds():
    text = "Bel 06-12345678 of 0800 2000, mail a.b@c.nl, BSN 111222333, NL91 ABNA 0417 1643 00, 8011 AB. 123456789?"

    found = [(text[start:end], kind) for start, end, kind in proposals_in(text)]

    assert found == [
        ("06-12345678", PassageKind.PHONE),
        ("a.b@c.nl", PassageKind.MAIL),
        ("111222333", PassageKind.BSN),
        ("NL91 ABNA 0417 1643 00", PassageKind.IBAN),
        ("8011 AB", PassageKind.ADDRESS),
    ]


def test_nothing_is_blacked_out_by_itself(analyst):
    survey = closed_survey(texts=[TEXT])
    reading = reading_of(survey, NAME)
    passage = reading.passages.get()

    assert passage.state == PassageState.PROPOSED
    with pytest.raises(ValidationError):
        quote(analyst, reading)
    assert not Quote.objects.exists()
    assert reading.answer.text == TEXT


def test_an_answer_nobody_looked_through_is_not_quoted(analyst):
    survey = closed_survey(texts=["Een bank in het park."])
    Reading.objects.update(searched_at=None)

    with pytest.raises(ValidationError):
        quote(analyst, reading_of(survey, "park"))


def test_overlapping_passages_leave_no_half_name():
    passages = [
        Passage(start=0, end=6, kind="name", state="blacked_out"),
        Passage(start=4, end=10, kind="name", state="blacked_out"),
        Passage(start=12, end=15, kind="phone", state="left"),
    ]

    assert redacted("Anna Jansen 112", passages, 0, 15) == "▇▇▇ (weggelaten: naam)n 112"
    assert redacted("Anna Jansen 112", passages, 2) == "▇▇▇ (weggelaten: naam)n 112"


def test_what_is_blacked_out_leaves_by_no_exit(analyst, client):
    survey = closed_survey(texts=[TEXT])
    reading = reading_of(survey, NAME)
    deed(analyst, reading, f"passage:{reading.passages.get().pk}:1:blacked_out")
    deed(analyst, reading, "mark", words=NAME.lower(), kind="name")
    deed(analyst, reading, "quote", version=0, words="", group="")

    told = publish(survey)

    left = "Mijn buurvrouw ▇▇▇ (weggelaten: naam) helpt mij. Schrijf haar: ▇▇▇ (weggelaten: e-mailadres)."
    assert told["quotes"] == [{"text": left, "group": "Een inwoner"}]
    assert (
        '<span aria-hidden="true">▇▇▇</span> (weggelaten: naam) helpt mij'
        in client.get(f"{survey.get_absolute_url()}resultaten/").content.decode()
    )
    ways_out = [f"{survey.get_absolute_url()}{way}" for way in EXITS]
    for address in [*ways_out, "/zoeken/?q=buurvrouw"]:
        page = client.get(address)
        assert page.status_code == 200
        assert NAME not in text_of(page)
        assert MAIL not in text_of(page)
    assert NAME not in PublishedResults.objects.get(survey=survey).text
    assert OpenAnswer.objects.get(pk=reading.answer_id).text == TEXT


def test_two_decisions_about_one_name_are_both_told(analyst):
    other, survey = member_of(ANALYSTS), closed_survey(texts=[TEXT])
    passage = reading_of(survey, NAME).passages.get()
    decide_passage(actor=analyst, passage=passage, version=1, state=PassageState.BLACKED_OUT)

    with pytest.raises(ValidationError) as refused:
        decide_passage(actor=other, passage=passage, version=1, state=PassageState.LEFT)

    assert str(analyst) in refused.value.messages[0]
    passage.refresh_from_db()
    assert (passage.state, passage.decided_by) == (PassageState.BLACKED_OUT, analyst)


def test_two_quotes_from_one_answer_are_both_told(analyst):
    survey = closed_survey(texts=["Een bank in het park. En een bus."])
    reading = reading_of(survey, "park")
    quote(analyst, reading, "Een bank in het park.")

    with pytest.raises(ValidationError) as refused:
        quote(member_of(ANALYSTS), reading, "En een bus.")

    assert "Een bank in het park." in refused.value.messages[0]
    assert "En een bus." in refused.value.messages[0]
    assert Quote.objects.get().chosen_by == analyst


def test_marking_by_hand_answers_the_proposal_within_it(analyst):
    reading = reading_of(closed_survey(texts=[TEXT]), NAME)

    mark_passage(actor=analyst, reading=reading, words=f"haar: {MAIL}", kind="other")

    assert not reading.passages.filter(state=PassageState.PROPOSED).exists()


def test_a_group_is_named_only_when_it_is_large(analyst, client):
    survey = closed_survey(count=240)
    counted = {
        row["label"]: count
        for table in release_of(survey).tables.filter(key__in=["qarea", "qage"])
        for row, (count,) in zip(table.content["rows"], table.content["counts"], strict=True)
    }
    blurring = Blurring(survey)
    reading = next(each for each in Reading.objects.filter(survey=survey) if blurring.of(each))
    group = blurring.of(reading)[0]

    assert min(counted[label] for _key, _codes, label in blurring.groups) >= 25
    with pytest.raises(ValidationError):
        quote(analyst, reading, group="Een groep die er niet is")
    quote(analyst, reading, group=group)
    assert publish(survey)["quotes"][0]["group"] == group


@pytest.mark.parametrize("fields", [{"count": 45}, {"count": 240, "is_sensitive": True}])
def test_of_few_people_or_a_sensitive_survey_no_group_is_named(fields):
    assert Blurring(closed_survey(**fields)).groups == []


def test_who_publishes_sees_how_far_the_reading_is(analyst):
    survey = closed_survey(texts=["Een bank in het park."])
    quote(analyst, reading_of(survey, "park"))
    mark_read(actor=analyst, reading=reading_of(survey, "park"))
    Passage.objects.create(reading=reading_of(survey, "park"), start=0, end=3, kind="name")

    page = client_of(editor_of_surveys()).get(f"{survey.get_absolute_url()}resultaten/publiceren/")

    assert "Gelezen: 1 van de 22 open antwoorden. Bij één citaat" in page.content.decode()


def test_themes_are_rounded_and_frozen(analyst):
    survey = closed_survey(count=90)
    themes = [
        make_theme(actor=analyst, survey=survey, text_key="qneed", name=name) for name in ("Winkels", "Bus")
    ]
    readings = list(Reading.objects.filter(survey=survey))
    for reading in readings[:23]:
        add_theme(actor=analyst, reading=reading, theme=themes[0])
    for reading in readings[:3]:
        add_theme(actor=analyst, reading=reading, theme=themes[1])
    mark_read(actor=analyst, reading=readings[25])

    told = publish(survey)

    assert (told["of"], told["rounded_to"]) == (25, 5)
    assert [(theme["label"], theme["count"], theme["words"]) for theme in told["themes"]] == [
        ("Winkels", 25, "25"),
        ("Bus", 0, "minder dan 5"),
    ]
    with pytest.raises(PermissionDenied):
        add_theme(actor=analyst, reading=readings[29], theme=themes[0])


def test_a_file_holds_the_themes(analyst, client):
    survey = closed_survey(count=90)
    theme = make_theme(actor=analyst, survey=survey, text_key="qneed", name="Winkels")
    for reading in Reading.objects.filter(survey=survey)[:24]:
        add_theme(actor=analyst, reading=reading, theme=theme)
    publish(survey)

    content = client.get(f"{survey.get_absolute_url()[:-1]}/resultaten.csv").content.decode("utf-8-sig")

    lines = [row for row in csv.DictReader(io.StringIO(content), delimiter=";") if row["vraag"] == "qneed"]
    assert [(row["code"], row["antwoord"], row["aantal"]) for row in lines] == [
        ("thema.1", "Winkels", "25"),
        ("base", "Gelezen antwoorden", "25"),
    ]


def test_a_sensitive_survey_is_rounded_to_tens(analyst):
    survey = closed_survey(count=90, is_sensitive=True)
    theme = make_theme(actor=analyst, survey=survey, text_key="qneed", name="Winkels")
    for reading in Reading.objects.filter(survey=survey)[:26]:
        add_theme(actor=analyst, reading=reading, theme=theme)

    told = publish(survey)

    assert (told["themes"][0]["count"], told["rounded_to"]) == (30, 10)


def test_under_twenty_nothing_is_told(analyst):
    survey = closed_survey(count=57, texts=["Een bank in het park."])  # nineteen wrote something
    theme = make_theme(actor=analyst, survey=survey, text_key="qneed", name="Groen")
    reading = reading_of(survey, "park")
    add_theme(actor=analyst, reading=reading, theme=theme)
    quote(analyst, reading)

    assert publish(survey) is None


def test_a_minority_view_stands_apart(analyst, client):
    survey = closed_survey(texts=["Laat alles zoals het is."])
    quote(analyst, reading_of(survey, "zoals"), is_minority=True)

    told = publish(survey)

    assert told["quotes"] == []
    assert [each["text"] for each in told["minority"]] == ["Laat alles zoals het is."]
    page = client.get(f"{survey.get_absolute_url()}resultaten/").content.decode()
    assert "Laat alles zoals het is." in page.partition('id="minderheid"')[2]


def test_who_leaves_takes_their_words_from_the_results(analyst, client):
    survey = closed_survey(texts=["Een bank in het Zonnebloempark."], access="account", is_anonymous=False)
    author, reading = UserFactory(), reading_of(survey, "Zonnebloempark")
    Response.objects.filter(pk=reading.answer.response_id).update(user=author)
    quote(analyst, reading)
    publish(survey)
    address = f"{survey.get_absolute_url()}resultaten/"
    assert "Zonnebloempark" in client.get(address).content.decode()

    with TestCase.captureOnCommitCallbacks(execute=True):
        erase_person(actor=author)

    assert "Zonnebloempark" not in client.get(address).content.decode()
    assert "Zonnebloempark" not in PublishedResults.objects.get(survey=survey).text
    assert not Reading.objects.filter(pk=reading.pk).exists()


def test_what_an_analyst_did_stays_without_a_name(analyst):
    survey = closed_survey(texts=["Een bank in het park."])
    quote(analyst, reading_of(survey, "park"))

    erase_person(actor=analyst)

    assert Quote.objects.get().chosen_by is None


def test_who_only_works_on_surveys_changes_nothing(analyst):
    survey = closed_survey(texts=[TEXT])
    passage = reading_of(survey, NAME).passages.get()

    response = client_of(editor_of_surveys()).post(
        f"/beheer/open-antwoorden/antwoord/{passage.reading_id}/", {"doe": f"passage:{passage.pk}:1:left"}
    )

    assert response.status_code in (302, 403)
    passage.refresh_from_db()
    assert passage.state == PassageState.PROPOSED
