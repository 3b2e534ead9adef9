"""Reading open answers and putting them under themes: who may, what two at once leave, what a hostile answer does."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from home.groups import ANALYSTS, CONFIDANTS, MANAGEMENT, OFFICIALS
from surveys.access.mixing import rewrite
from surveys.analysis.coding import add_theme, make_theme, remove_theme, rename_theme, take_theme
from surveys.analysis.models import Coded, Hold, Reading
from surveys.analysis.preparing import prepare
from surveys.answering.models import OpenAnswer, Waiting
from tests.factories.people import UserFactory
from tests.hostile import picked
from tests.surveys.analysis.answers import address_of, client_of, closed_survey, deed, member_of, reading_of
from tests.surveys.results.answers import survey_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst():
    return member_of(ANALYSTS)


def theme_for(analyst, survey, name="Winkels"):
    return make_theme(actor=analyst, survey=survey, text_key="qneed", name=name)


@pytest.mark.parametrize(
    ("group", "status"),
    [(None, 302), (OFFICIALS, 302), (MANAGEMENT, 302), (CONFIDANTS, 302), (ANALYSTS, 200)],
)
def test_only_analysts_read_open_answers(group, status):
    survey = closed_survey()
    client = client_of(member_of(group) if group else UserFactory())

    response = client.get(address_of(survey))

    assert response.status_code == status
    assert ("Een winkel dichtbij" in response.content.decode()) == (status == 200)


@pytest.mark.parametrize("case", ["open", "in the urn"])
def test_nothing_is_read_before_it_is_closed_and_mixed(case, analyst):
    survey = survey_with(30)
    if case == "in the urn":
        survey = closed_survey()
        Waiting.objects.create(
            version=survey.current, channel="web", receipt_hash="w", texts={"qneed": "Later"}
        )

    assert not analyst.has_perm("surveys.read_answers", survey)
    assert client_of(analyst).get(address_of(survey)).status_code == 302
    if case == "open":
        assert prepare(survey) == 0
        assert not Reading.objects.exists()


def test_every_answer_is_prepared_once():
    survey = closed_survey()
    before = set(Reading.objects.values_list("pk", "answer"))

    prepare(survey)

    assert set(Reading.objects.values_list("pk", "answer")) == before
    assert len(before) == OpenAnswer.objects.filter(survey=survey).count() == 22


def test_the_order_of_reading_is_not_the_order_in_the_table():
    survey = closed_survey(count=150)

    stored = list(OpenAnswer.objects.filter(survey=survey).order_by("pk").values_list("pk", flat=True))

    assert list(Reading.objects.order_by("pk").values_list("answer", flat=True)) != stored


def test_a_theme_is_one_press_and_a_second_press_takes_it_away(analyst):
    survey = closed_survey(texts=["Een bank in het park."])
    theme, reading = theme_for(analyst, survey), reading_of(survey, "park")

    page = deed(analyst, reading, f"add:{theme.pk}", terug=f"antwoord={reading.pk}")

    assert page.redirect_chain[-1][0].endswith(f"?antwoord={reading.pk}#antwoord")
    assert 'data-key="1" aria-pressed="true"' in page.content.decode()
    coded = Coded.objects.get()
    assert (coded.reading, coded.theme, coded.coded_by) == (reading, theme, analyst)
    assert "1 van 22 gelezen" in page.content.decode()
    deed(analyst, reading, f"take:{theme.pk}")
    assert not Coded.objects.exists()


def test_two_analysts_lose_nothing_of_each_other(analyst):
    other, survey = member_of(ANALYSTS), closed_survey(texts=["Een bank in het park."])
    reading = reading_of(survey, "park")
    first, second = theme_for(analyst, survey, "Bankjes"), theme_for(other, survey, "Groen")

    add_theme(actor=analyst, reading=reading, theme=first)
    add_theme(actor=other, reading=reading, theme=second)
    add_theme(actor=other, reading=reading, theme=first)

    assert (first.key, second.key) == ("1", "2")
    assert {(row.theme, row.coded_by) for row in Coded.objects.all()} == {(first, analyst), (second, other)}
    assert Reading.objects.get(pk=reading.pk).read_by == analyst


def test_two_names_for_one_theme_are_both_shown(analyst):
    theme = theme_for(analyst, closed_survey())
    rename_theme(actor=analyst, theme=theme, version=1, name="Boodschappen")

    with pytest.raises(ValidationError) as refused:
        rename_theme(actor=member_of(ANALYSTS), theme=theme, version=1, name="Supermarkt")

    assert "Boodschappen" in refused.value.messages[0]
    assert "Supermarkt" in refused.value.messages[0]
    theme.refresh_from_db()
    assert theme.name == "Boodschappen"


def test_a_theme_with_answers_is_not_removed(analyst):
    survey = closed_survey(texts=["Een bank in het park."])
    theme, reading = theme_for(analyst, survey), reading_of(survey, "park")
    add_theme(actor=analyst, reading=reading, theme=theme)

    with pytest.raises(ValidationError):
        remove_theme(actor=analyst, theme=theme)
    take_theme(actor=analyst, reading=reading, theme=theme)
    remove_theme(actor=analyst, theme=theme)

    assert not survey.answer_themes.exists()


def test_a_theme_of_another_survey_is_refused(analyst):
    survey, other = closed_survey(texts=["Een bank in het park."]), closed_survey()

    with pytest.raises(PermissionDenied):
        add_theme(actor=analyst, reading=reading_of(survey, "park"), theme=theme_for(analyst, other))


def test_words_are_found_in_other_forms(analyst):
    survey = closed_survey(texts=["Wij wandelden in de parken.", "Een bankje."])

    page = client_of(analyst).get(address_of(survey), {"zoek": "park wandelen"}).content.decode()

    assert "Wij wandelden in de parken." in page
    assert "Eén antwoord" in page


def test_what_is_without_a_theme_is_found(analyst):
    survey = closed_survey(texts=["Een bank in het park."])
    theme = theme_for(analyst, survey)
    add_theme(actor=analyst, reading=reading_of(survey, "park"), theme=theme)

    client = client_of(analyst)

    assert "21 antwoorden" in client.get(address_of(survey), {"toon": "zonder-thema"}).content.decode()
    assert "in het park" in client.get(address_of(survey), {"thema": theme.pk}).content.decode()


def test_a_hostile_answer_is_only_text(analyst):
    survey = closed_survey(texts=list(picked())[:20])

    for reading in Reading.objects.filter(survey=survey):
        page = client_of(analyst).get(address_of(survey), {"antwoord": reading.pk}).content.decode()
        shown = page.partition("data-answer>")[2].partition("</p>")[0]
        assert "<" not in shown.replace("<mark", "").replace("</mark", "")


def test_the_page_costs_the_same_with_more_themes(analyst, django_assert_num_queries):
    survey, client = closed_survey(), client_of(analyst)
    theme_for(analyst, survey)
    client.get(address_of(survey))

    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address_of(survey))
        return len(captured)

    before = queries()
    for name in ("Groen", "Bus", "Buren"):
        theme_for(analyst, survey, name)

    assert queries() == before


def test_the_overview_costs_the_same_with_more_surveys(analyst):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = client_of(analyst), []
    for more in (1, 2):
        for _time in range(more):
            closed_survey(count=24)
        client.get("/beheer/open-antwoorden/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/beheer/open-antwoorden/")
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert not Hold.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_analysts_did_outlives_writing_all_answers_anew(analyst):
    survey = closed_survey(texts=["Een bank in het park."])
    reading = reading_of(survey, "park")
    add_theme(actor=analyst, reading=reading, theme=theme_for(analyst, survey))

    rewrite(survey)

    assert Coded.objects.get().reading.answer.text == "Een bank in het park."
    assert Reading.objects.count() == 22
