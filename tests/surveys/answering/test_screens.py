"""The screens of somebody who answers: one question at a time, nothing lost, once."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from surveys.access import rights
from surveys.access.models import Used
from surveys.answering import cookies, keeping, trying
from surveys.answering.models import Draft, Waiting
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory, VersionFactory, options, question

pytestmark = pytest.mark.django_db
SHORT = [
    question("q1", "one_choice", "Hoe woont u?", options=options(a1="Alleen", a2="Samen"), other=True),
    question("q2", "yes_no", "Mist u iemand?", condition={"question": "q1", "operator": "is", "value": "a1"}),
    question("q3", "long_text", "Wat hebt u nodig?"),
]


@pytest.fixture
def version():
    return VersionFactory(definition=SHORT)


@pytest.fixture
def at(version):
    return version.survey.get_absolute_url()


def begin(client, at, **sent):
    return client.post(at, sent)


def give(client, at, number, go="next", **sent):
    return client.post(f"{at}vraag/{number}/", {"go": go, **sent})


def test_somebody_answers_looks_it_over_and_sends(client, at):
    assert begin(client, at).url == f"{at}vraag/1/"
    assert give(client, at, 1, vraag="q1", answer="a1").url == f"{at}vraag/2/"
    assert give(client, at, 2, vraag="q2", answer="yes").url == f"{at}vraag/3/"
    assert give(client, at, 3, vraag="q3", text="Een bank").url == f"{at}overzicht/"
    overview = client.get(f"{at}overzicht/").content.decode()
    assert all(words in overview for words in ("Alleen", "Ja", "Een bank"))

    sent = client.post(f"{at}overzicht/", {"go": "send"}, follow=True)

    waiting = Waiting.objects.get()
    assert (waiting.answers, waiting.texts) == ({"q1": "a1", "q2": "yes"}, {"q3": "Een bank"})
    assert re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", sent.content.decode())
    assert not Draft.objects.exists()


def test_a_heading_and_a_title_say_where_somebody_is(client, at):
    begin(client, at)

    page = client.get(f"{at}vraag/1/").content.decode()

    assert "Vraag 1 van 2" in page.partition("<title>")[2].partition("</title>")[0]
    assert "Vraag 1 van 2" in page.partition("<h1")[2].partition("</h1>")[0]


def test_a_hidden_question_is_passed_by_and_its_answer_dropped(client, at):
    begin(client, at)
    give(client, at, 1, vraag="q1", answer="a1")
    give(client, at, 2, vraag="q2", answer="yes")

    assert give(client, at, 1, vraag="q1", answer="a2").url == f"{at}vraag/2/"

    assert "Wat hebt u nodig?" in client.get(f"{at}vraag/2/").content.decode()
    client.post(f"{at}overzicht/", {"go": "send"})
    assert Waiting.objects.get().answers == {"q1": "a2"}


def test_an_answer_to_a_hidden_question_is_not_stored(client, at):
    begin(client, at)
    give(client, at, 1, vraag="q1", answer="a2")

    assert give(client, at, 2, vraag="q2", answer="yes").url == f"{at}vraag/2/"

    client.post(f"{at}overzicht/", {"go": "send"})
    assert Waiting.objects.get().answers == {"q1": "a2"}


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Kies een antwoord, of kies “Sla over”."),
        ({"answer": "x9"}, "Dit antwoord staat niet in de lijst."),
        ({"answer": "other"}, "Schrijf op wat u bedoelt."),
    ],
)
def test_a_wrong_answer_is_refused_with_words(client, at, sent, words):
    begin(client, at)

    refused = give(client, at, 1, vraag="q1", **sent)

    assert refused.status_code == 422
    assert words in refused.content.decode()


def test_what_was_typed_stays_on_a_refused_screen(client, at):
    begin(client, at)

    refused = give(client, at, 1, vraag="q1", answer="a1", other="Bij mijn zus")

    assert 'value="Bij mijn zus"' in refused.content.decode()


def test_every_question_may_be_skipped(client, at):
    begin(client, at)
    give(client, at, 1, vraag="q1", answer="a2")

    assert give(client, at, 1, go="skip", vraag="q1").url == f"{at}vraag/2/"

    assert "Nog niet beantwoord" in client.get(f"{at}overzicht/").content.decode()


def test_previous_keeps_what_was_filled_in(client, at):
    begin(client, at)
    give(client, at, 1, vraag="q1", answer="a2")

    assert give(client, at, 2, go="previous", vraag="q3", text="Een bank").url == f"{at}vraag/1/"

    assert "Een bank" in client.get(f"{at}vraag/2/").content.decode()


def test_changing_from_the_overview_leads_back_there(client, at):
    begin(client, at)

    changed = give(client, at, 1, vraag="q1", answer="a2", terug="overzicht")

    assert changed.url == f"{at}overzicht/"


def test_two_tabs_do_not_mix_up_questions(client, at):
    begin(client, at)
    give(client, at, 1, vraag="q1", answer="a1")
    # This tab was drawn when the third question was still the second screen.
    give(client, at, 2, vraag="q3", text="Een bank")
    give(client, at, 2, vraag="q2", answer="no")

    client.post(f"{at}overzicht/", {"go": "send"})

    waiting = Waiting.objects.get()
    assert (waiting.answers, waiting.texts) == ({"q1": "a1", "q2": "no"}, {"q3": "Een bank"})


def test_sending_nothing_is_refused(client, at):
    begin(client, at)

    refused = client.post(f"{at}overzicht/", {"go": "send"})

    assert refused.status_code == 422
    assert "U hebt nog niets beantwoord." in refused.content.decode()
    assert Draft.objects.exists()


def test_a_double_click_sends_once_and_shows_the_same_receipt(client, at):
    begin(client, at)
    give(client, at, 1, vraag="q1", answer="a2")
    other_tab = Client()
    other_tab.cookies = client.cookies.copy()

    first = client.post(f"{at}overzicht/", {"go": "send"})
    second = other_tab.post(f"{at}overzicht/", {"go": "send"})

    assert first.url == second.url == f"{at}verstuurd/"
    assert first.cookies[cookies.RECEIPT].value == second.cookies[cookies.RECEIPT].value
    assert Waiting.objects.count() == 1


def test_somebody_goes_on_with_a_code_on_another_device(client, at):
    begin(client, at)
    give(client, at, 1, go="later", vraag="q1", answer="a2")
    page = client.get(f"{at}later/").content.decode()
    code = re.search(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){3}", page)[0]
    other = Client()

    by_code = other.post("/verder/", {"code": code.lower()})
    by_link = Client().get(f"/verder/{code}/")

    assert by_code.url == by_link.url == f"{at}vraag/1/"
    assert "checked" in other.get(f"{at}vraag/1/").content.decode()


@pytest.mark.parametrize(
    ("address", "status"), [("/verder/AAAA-BBBB-CCCC-DDDD/", 404), ("/verder/<b>x/", 404)]
)
def test_an_unknown_code_says_so(client, address, status):
    page = client.get(address)

    assert page.status_code == status
    assert "Wij hebben geen antwoorden bij deze code." in page.content.decode()


def close(version):
    survey = version.survey
    survey.closed_at = timezone.now()
    survey.save(update_fields=["closed_at"])


def test_a_page_that_stood_open_when_it_closed_loses_nothing(client, version, at):
    begin(client, at)
    close(version)

    stale = give(client, at, 1, vraag="q1", answer="a1")

    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Uw antwoorden zijn niet verstuurd." in page
    assert "Wij bewaren wat u invulde tot en met" in page
    assert "Alleen" in page
    assert client.post(f"{at}overzicht/", {"go": "send"}).status_code == 409
    assert not Waiting.objects.exists()


def test_kept_answers_can_be_thrown_away(client, at):
    begin(client, at)

    client.post(f"{at}overzicht/", {"go": "forget"})

    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("state", "words"), [("planned", "Deze enquête is nog niet open"), ("over", "Deze enquête is gesloten")]
)
def test_a_survey_that_is_not_open_says_so(client, state, words):
    version = VersionFactory(**{f"survey__{state}": True})
    at = version.survey.get_absolute_url()

    assert client.get(at).status_code == 200
    refused = begin(client, at)

    assert refused.status_code == 409
    assert words in refused.content.decode()
    assert not Draft.objects.exists()


def test_an_answer_without_a_draft_makes_one(client, at):
    give(client, at, 1, vraag="q1", answer="a2")

    assert Draft.objects.count() == 1
    assert "checked" in client.get(f"{at}vraag/1/").content.decode()


def test_a_survey_that_is_not_public_is_not_there(client):
    at = VersionFactory(survey__draft=True).survey.get_absolute_url()

    addresses = [at, f"{at}vraag/1/", f"{at}overzicht/", f"{at}later/", f"{at}verstuurd/"]

    assert {client.get(address).status_code for address in addresses} <= {404, 302}
    assert client.get(at).status_code == 404


def test_a_survey_for_accounts_asks_to_sign_in(client):
    at = VersionFactory(survey__with_account=True).survey.get_absolute_url()

    assert "Log in" in client.get(at).content.decode()
    assert begin(client, at).status_code == 403


def test_an_account_answers_once(client):
    version = VersionFactory(definition=SHORT, survey__with_account=True)
    at = version.survey.get_absolute_url()
    client.force_login(UserFactory())
    for _time in range(2):
        begin(client, at)
        give(client, at, 1, vraag="q1", answer="a2")
        client.post(f"{at}overzicht/", {"go": "send"})

    assert Waiting.objects.count() == Used.objects.count() == 1


def test_a_wrong_code_does_not_begin(client):
    at = VersionFactory(survey__by_code=True).survey.get_absolute_url()

    refused = begin(client, at, code="AAAA-BBBB-CCCC-DDDD")

    assert refused.status_code == 422
    assert "Deze code werkt niet." in refused.content.decode()
    assert not Draft.objects.exists()


def test_the_start_says_what_somebody_should_know_first(client, version, at):
    page = client.get(at).content.decode()

    for words in (
        "niet bindend",
        "anoniem",
        version.survey.what_happens,
        version.survey.process.contact_name,
    ):
        assert words in page


NOT_IN_GROUP, ANSWERED = "Uw account hoort niet bij die groep", "U hebt deze enquête al ingevuld"


@pytest.mark.parametrize(
    ("invited", "used", "shown"),
    [(False, False, {NOT_IN_GROUP}), (True, False, set()), (True, True, {ANSWERED})],
    ids=["not of the group", "of the group", "answered before"],
)
def test_a_closed_group_says_what_is_needed(client, invited, used, shown):
    survey, user = VersionFactory(survey__for_group=True).survey, UserFactory()
    survey.may_answer.set([user] if invited else [UserFactory()])
    if used:
        Used.objects.create(key=rights.key_of_user(survey, user), survey=survey)
    client.force_login(user)

    page = client.get(survey.get_absolute_url()).content.decode()

    assert {words for words in (NOT_IN_GROUP, ANSWERED) if words in page} == shown
    assert ("Begin</button>" in page) is (not shown)


@pytest.mark.parametrize(
    ("state", "offered"), [({}, True), ({"over": True}, False), ({"by_code": True}, False)]
)
def test_who_may_answer_without_a_code_can_print_the_questions(client, state, offered):
    survey = VersionFactory(survey=SurveyFactory(**state)).survey

    page = client.get(survey.get_absolute_url()).content.decode()

    assert ("op-papier.pdf" in page) is offered


def test_trying_out_stores_nothing(client):
    survey = SurveyFactory(draft=True)
    survey.questions = [("yes_no", {"title": "Komt u mee?"})]
    survey.save()
    at = survey.get_absolute_url()

    link = trying.link_for(survey)
    start = client.get(link)
    client.post(link)
    page = client.get(f"{at}vraag/1/")
    key = re.search(r'name="vraag" value="(\w+)"', page.content.decode())[1]
    give(client, at, 1, vraag=key, answer="yes")
    overview = client.get(f"{at}overzicht/")
    sent = client.post(f"{at}overzicht/", {"go": "send"}, follow=True)

    assert all("er wordt niets bewaard" in each.content.decode() for each in (start, page, overview, sent))
    assert "Ja" in overview.content.decode()
    assert not Draft.objects.exists()
    assert not Waiting.objects.exists()


def test_a_link_for_one_survey_tries_no_other(client):
    link = trying.link_for(SurveyFactory(draft=True))
    other = SurveyFactory(draft=True).get_absolute_url()

    assert client.get(f"{other}?{link.partition('?')[2]}").status_code == 404
    assert client.get(f"{other}?proef=verzonnen").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_of_the_database(client, count, django_assert_num_queries):
    for _survey in range(count):
        VersionFactory()
    client.get("/enquetes/")

    with django_assert_num_queries(3):
        assert client.get("/enquetes/?x=1").status_code == 200


def test_answering_asks_the_database_little(client, at, django_assert_max_num_queries):
    begin(client, at)

    with django_assert_max_num_queries(6):
        give(client, at, 1, vraag="q1", answer="a2")


def test_no_session_is_made_for_who_answers_without_an_account(client, at):
    begin(client, at)
    give(client, at, 1, vraag="q1", answer="a2")
    client.post(f"{at}overzicht/", {"go": "send"})

    assert "sessionid" not in client.cookies
    assert keeping.find(client.cookies[cookies.ANSWERS].value) is None
