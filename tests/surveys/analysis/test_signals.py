"""Answers that may speak of abuse or self-harm: help for who wrote it, two named roles, nobody else."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from home.groups import ANALYSTS, CONFIDANTS, MANAGEMENT, PROTECTION_OFFICERS
from surveys.access.mixing import mix
from surveys.analysis.coding import hold_back, make_theme
from surveys.analysis.holding import decide_signal
from surveys.analysis.models import Hold, HoldState, SignalWord
from surveys.analysis.signals import kinds_in_texts
from surveys.answering import cookies, keeping
from surveys.results.actions import publish_results
from surveys.results.queries import release_of
from tests.factories.people import UserFactory
from tests.factories.surveys import VersionFactory
from tests.surveys.analysis.answers import address_of, client_of, closed_survey, deed, member_of, reading_of
from tests.surveys.results.answers import editor_of_surveys

pytestmark = pytest.mark.django_db
SAID = "Mijn man slaat mij. Zonnebloemen helpen."
SIGNALS = "/beheer/open-antwoorden/signalen/"


@pytest.fixture(autouse=True)
def words():
    SignalWord.objects.all().delete()
    SignalWord.objects.create(words="slaat mij", kind="abuse")
    SignalWord.objects.create(words="zelfmoord", kind="self_harm")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mijn man slaat mij.", {"abuse"}),
        ("MIJN MAN SLAAT\nMIJ", {"abuse"}),
        ("Ik denk aan zelfmoord", {"self_harm"}),
        ("De klok slaat. Mij bevalt dat.", {"abuse"}),
        ("De klok slaat twaalf.", set()),
        ("Ontslaat mij niet", set()),
    ],
)
def test_what_is_a_signal(text, kinds):
    assert kinds_in_texts([text]) == kinds


@pytest.mark.parametrize(
    ("group", "may"),
    [(None, False), (ANALYSTS, False), (MANAGEMENT, False), (CONFIDANTS, True), (PROTECTION_OFFICERS, True)],
)
def test_two_named_roles_see_what_is_held_back(group, may):
    closed_survey(texts=[SAID])

    response = client_of(member_of(group) if group else UserFactory()).get(SIGNALS)

    assert (response.status_code == 200) == may
    assert ("Zonnebloemen" in response.content.decode()) == may


def test_an_administrator_does_not_see_them():
    closed_survey(texts=[SAID])

    response = client_of(UserFactory(admin=True)).get(SIGNALS, follow=True)

    assert "Zonnebloemen" not in response.content.decode()


def test_to_an_analyst_it_is_only_a_number():
    survey, analyst = closed_survey(texts=[SAID]), member_of(ANALYSTS)
    held, client = reading_of(survey, "Zonnebloemen"), client_of(analyst)

    pages = [
        client.get(address_of(survey)),
        client.get(address_of(survey), {"antwoord": held.pk}),
        client.get(address_of(survey), {"zoek": "zonnebloemen"}),
        client.get("/beheer/open-antwoorden/"),
    ]

    assert [page.status_code for page in pages] == [200] * 4
    assert all("Zonnebloemen" not in page.content.decode() for page in pages)
    assert "Eén antwoord wordt achtergehouden" in pages[0].content.decode()
    assert "0 van 21 gelezen" in pages[0].content.decode()
    theme = make_theme(actor=analyst, survey=survey, text_key="qneed", name="Thuis")
    assert deed(analyst, held, f"add:{theme.pk}").status_code == 404


def test_what_an_analyst_holds_back_is_gone_for_her_and_for_the_results():
    survey, analyst = closed_survey(texts=["Dit gaat niet goed, Zonnebloem."]), member_of(ANALYSTS)
    reading = reading_of(survey, "Zonnebloem")
    deed(analyst, reading, "quote", version=0, words="", group="")

    page = deed(analyst, reading, "hold")

    assert "Zonnebloem." not in page.content.decode()
    assert Hold.objects.get().held_by == analyst
    publish_results(actor=editor_of_surveys(), survey=survey)
    assert "Zonnebloem" not in str(release_of(survey).about)


def test_released_it_is_an_answer_like_any_other():
    survey, confidant = closed_survey(texts=[SAID]), member_of(CONFIDANTS)
    hold = Hold.objects.get()

    client_of(confidant).post(
        f"{SIGNALS}{hold.pk}/", {f"{hold.pk}-state": "released", f"{hold.pk}-reason": "Een klok."}
    )

    hold.refresh_from_db()
    assert (hold.state, hold.decided_by, hold.reason) == (HoldState.RELEASED, confidant, "Een klok.")
    page = client_of(member_of(ANALYSTS)).get(address_of(survey), {"zoek": "zonnebloem"})
    assert "Zonnebloemen" in page.content.decode()


def test_a_decision_needs_a_reason_and_the_second_hears_of_the_first():
    closed_survey(texts=[SAID])
    confidant, hold = member_of(CONFIDANTS), Hold.objects.get()

    response = client_of(confidant).post(f"{SIGNALS}{hold.pk}/", {f"{hold.pk}-state": "kept_out"})
    assert response.status_code == 422
    decide_signal(actor=confidant, hold=hold, state=HoldState.KEPT_OUT, reason="Te herkenbaar.")

    with pytest.raises(ValidationError, match="Te herkenbaar"):
        decide_signal(
            actor=member_of(PROTECTION_OFFICERS), hold=hold, state=HoldState.RELEASED, reason="Kan wel."
        )
    with pytest.raises(PermissionDenied):
        decide_signal(actor=member_of(ANALYSTS), hold=hold, state=HoldState.RELEASED, reason="Kan wel.")
    hold.refresh_from_db()
    assert hold.state == HoldState.KEPT_OUT


def test_an_analyst_cannot_hold_back_what_she_cannot_see():
    survey = closed_survey(texts=[SAID])

    with pytest.raises(PermissionDenied):
        hold_back(actor=member_of(ANALYSTS), reading=reading_of(survey, "Zonnebloemen"))


@pytest.mark.parametrize("is_mixed", [False, True])
@pytest.mark.parametrize(("text", "helps"), [("Mijn man slaat mij.", True), ("Een bank in het park.", False)])
def test_who_wrote_it_sees_where_help_is(client, text, helps, is_mixed):
    version = VersionFactory()
    kept = keeping.begin(version, texts={"q11need": text})
    slug = version.survey.slug

    client.cookies[cookies.ANSWERS] = kept.code
    sent = client.post(f"/enquetes/{slug}/overzicht/")
    if is_mixed:
        mix(version.survey)

    page = client.get(sent["Location"]).content.decode()

    assert ("0800-2000" in page) == helps
    assert ("tel:113" in page) == helps
    assert "slaat" not in page
    # On a device that is shared nobody else sees that page.
    assert (client.get(sent["Location"]).status_code == 302) == helps
