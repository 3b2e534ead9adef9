"""Letters for many: one file, for who asked, for a day; codes and addresses stay nowhere."""

import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from surveys.access import rights
from surveys.access.inviting import invite
from surveys.access.models import PanelMember, Right
from surveys.paper import letters, scheduled
from surveys.paper.models import LetterFile, LetterRun, RunState
from surveys.paper.printing_forms import LettersForm
from tests.factories.access import PanelMemberFactory
from tests.factories.people import UserFactory
from tests.factories.surveys import VersionFactory
from tests.surveys.paper.people import clerk, open_survey, survey_with_codes

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[A-HJ-NP-Z2-9]{4}(?:-[A-HJ-NP-Z2-9]{4}){3}")


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO_MODE = True


def printer():
    return clerk("print_paper")


def ordered(survey, who, **rest):
    run = letters.order(actor=who, survey=survey, name="Holtenbroek", letter_count=2, **rest)
    letters.make(run)
    run.refresh_from_db()
    return run


def words(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_every_letter_has_its_own_code_that_works():
    survey, who = survey_with_codes(), printer()

    run = ordered(survey, who)

    found = set(CODE.findall(" ".join(words(letters.fetch(actor=who, run=run)))))
    assert (run.state, run.done_count, len(found)) == (RunState.READY, 2, 2)
    assert all(rights.find(code, survey) for code in found)


@pytest.fixture
def panel_survey():
    """One member with e-mail and one without, both invited."""
    survey, editor = VersionFactory(survey__for_panel=True).survey, clerk("change_survey")
    PanelMemberFactory()
    PanelMemberFactory(by_letter=True, name="Mevrouw Ten Have")
    invite(actor=editor, survey=survey, members=PanelMember.objects.all())
    return survey


def test_members_of_the_panel_without_mail_get_a_letter_with_their_own_code(client, panel_survey):
    client.force_login(clerk("print_paper", "change_survey"))
    at = reverse("paper:printing", args=[panel_survey.slug])

    before = client.get(at).content.decode()
    client.post(reverse("paper:order-letters", args=[panel_survey.slug]))

    run = LetterRun.objects.get()
    letters.make(run)
    page = " ".join(words(letters.fetch(actor=run.made_by, run=run)))
    [code] = set(CODE.findall(page))
    assert "Maak 1 brief" in before
    assert "Mevrouw Ten Have" in page
    assert rights.find(code, panel_survey).is_panel
    assert Right.objects.count() == 2


def test_who_only_prints_does_not_get_the_addresses_of_the_panel(client, panel_survey):
    client.force_login(printer())

    page = client.get(reverse("paper:printing", args=[panel_survey.slug])).content.decode()
    refused = client.post(reverse("paper:order-letters", args=[panel_survey.slug])).status_code

    assert "Maak 1 brief" not in page
    assert (refused, LetterRun.objects.count()) == (403, 0)


def test_codes_and_addresses_stay_nowhere():
    survey, who = survey_with_codes(), printer()

    run = ordered(survey, who, addresses=[["Mevrouw Ten Have", "Dorpsweg 1"], ["De heer Bos", "Dorpsweg 2"]])

    pages = " ".join(words(letters.fetch(actor=who, run=run)))
    rows = str([*LetterRun.objects.values(), *Right.objects.values(), *LetterFile.objects.values()])
    assert "Mevrouw Ten Have" in pages
    assert "Ten Have" not in rows
    assert CODE.search(rows) is None
    assert not any(code.replace("-", "") in rows for code in CODE.findall(pages))


def test_letters_of_an_open_survey_need_no_code():
    survey, who = open_survey(), printer()

    run = ordered(survey, who)

    assert CODE.search(" ".join(words(letters.fetch(actor=who, run=run)))) is None
    assert not Right.objects.exists()


def test_a_run_that_fails_leaves_no_codes(monkeypatch):
    survey, who = survey_with_codes(), printer()
    monkeypatch.setattr(letters.sealing, "seal_bytes", lambda *_: 1 / 0)

    run = ordered(survey, who)

    assert run.state == RunState.FAILED
    assert not Right.objects.exists()


def test_a_run_is_made_once():
    survey, who = survey_with_codes(), printer()
    run = ordered(survey, who)

    letters.make(run)

    assert Right.objects.count() == 2


def test_only_who_ordered_the_letters_gets_them(client):
    survey, who = survey_with_codes(), printer()
    run = ordered(survey, who)
    address = reverse("paper:letters", args=[survey.slug, run.pk])

    statuses = []
    for visitor in (who, printer(), UserFactory()):
        client.force_login(visitor)
        response = client.get(address)
        statuses.append(response.status_code)
        assert "no-store" in response["Cache-Control"]

    assert statuses == [200, 404, 404]


def test_after_a_day_the_letters_are_gone(client):
    survey, who = survey_with_codes(), printer()
    run = ordered(survey, who)
    LetterRun.objects.update(made_at=timezone.now() - timedelta(days=1, minutes=1))
    client.force_login(who)

    scheduled.forget_old_letters()

    assert not LetterFile.objects.exists()
    assert client.get(reverse("paper:letters", args=[survey.slug, run.pk])).status_code == 404


@pytest.mark.parametrize(
    ("addresses", "words"),
    [
        ("Jansen, Dorpsweg 1", "Op regel 1 staat geen puntkomma"),
        ("A; B\n\nJansen", "Op regel 3 staat geen puntkomma"),
        (f"A; {'x' * 61}", "Regel 1 is te lang voor een envelop"),
    ],
)
def test_a_bad_line_is_named_by_its_number(addresses, words):
    form = LettersForm({"name": "Wijk", "addresses": addresses})

    assert not form.is_valid()
    assert words in str(form.errors["addresses"])


@pytest.mark.parametrize("given", [{}, {"letter_count": 2, "addresses": "A; B"}, {"letter_count": 301}])
def test_a_number_or_addresses_are_asked_and_not_too_many(given):
    assert not LettersForm({"name": "Wijk", **given}).is_valid()


def test_ordering_on_the_page_makes_letters(client):
    survey, who = open_survey(), printer()
    client.force_login(who)

    response = client.post(
        reverse("paper:order-letters", args=[survey.slug]), {"name": "Balie", "letter_count": 1}
    )

    assert response.status_code == 302
    assert LetterRun.objects.get().made_by == who


@pytest.mark.parametrize("name", ["poster", "form", "letter", "thanks"])
def test_documents_are_for_who_may_print(client, name):
    address = reverse(f"paper:{name}", args=[open_survey().slug])

    statuses = []
    for visitor in (printer(), clerk("enter_paper")):
        client.force_login(visitor)
        statuses.append(client.get(address).status_code)

    assert statuses == [200, 404]


def test_everybody_can_print_the_form_of_an_open_survey(client):
    shown = client.get(reverse("paper:public-form", args=[open_survey().slug]))
    hidden = client.get(reverse("paper:public-form", args=[survey_with_codes().slug]))

    assert (shown.status_code, shown["Content-Type"], hidden.status_code) == (200, "application/pdf", 404)
