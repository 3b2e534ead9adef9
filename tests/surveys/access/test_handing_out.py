"""Codes for letters: handed over once, taken in from elsewhere, withdrawn; and their pages for staff."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config import codes
from surveys.access import mixing, queries, rights, sheets
from surveys.access.models import CodeBatch, Invitation, PanelMember, Right
from tests.factories.access import CodeBatchFactory, PanelMemberFactory, RightFactory
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory, VersionFactory
from tests.matrix.people import client_of
from tests.surveys.access.ballots import answer, letters

pytestmark = pytest.mark.django_db
KEY = "9f1c7d1e-3a5b-4c58-9f0e-1d2c3b4a5f60"
GOOD = ["7K4Q-92MF-ABCD-EFGH", "ABCD-EFGH-7K4Q-92MF"]


@pytest.fixture
def survey():
    return SurveyFactory(by_code=True)


@pytest.fixture
def staff():
    return client_of(who_may("access_admin", "change_survey"))


def who_may(*codenames):
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def do(client, survey, name, *args, **data):
    return client.post(reverse(f"survey_{name}", args=[survey.pk, *args]), data)


def rows_of(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def file_of(*lines):
    return SimpleUploadedFile("codes.csv", "\r\n".join(lines).encode(), "text/csv")


def test_a_pile_is_made_once_however_often_the_button_is_clicked(staff, survey):
    for _click in range(2):
        do(staff, survey, "make_codes", **{"make-key": KEY, "make-name": "Holtenbroek", "make-size": "5"})

    assert list(CodeBatch.objects.values_list("name", "size", "exported_at")) == [("Holtenbroek", 5, None)]
    assert Right.objects.count() == 0


def test_codes_are_handed_over_once_and_open_the_survey(staff, survey):
    batch = CodeBatchFactory(survey=survey, size=3)

    first, second = (do(staff, survey, "get_codes", batch.pk) for _time in range(2))

    heading, *rows = rows_of(first)
    assert heading == ["code", "link"]
    assert len({code for code, _link in rows}) == 3
    assert all(rights.find(code, survey) for code, _link in rows)
    assert all(link.endswith(f"/enquetes/{survey.slug}/?code={code}") for code, link in rows)
    assert {len(codes.tidy(code)) * codes.BITS_PER_SIGN for code, _link in rows} == {80}
    assert second.status_code == 302
    assert "no-store" in first["Cache-Control"]


def test_nothing_that_is_kept_can_be_read_as_a_code(staff, survey):
    batch = CodeBatchFactory(survey=survey, size=3)
    rows = rows_of(do(staff, survey, "get_codes", batch.pk))[1:]

    kept = str(list(Right.objects.values()))
    assert [code for code, _link in rows if code in kept or codes.tidy(code) in kept] == []


def test_a_lost_pile_is_withdrawn(staff, survey):
    batch = CodeBatchFactory(survey=survey, size=1)
    code = rows_of(do(staff, survey, "get_codes", batch.pk))[1][0]

    do(staff, survey, "withdraw_codes", batch.pk)

    assert rights.find(code, survey) is None
    assert "ingetrokken" in staff.get(reverse("survey_access", args=[survey.pk])).content.decode()


def test_codes_from_elsewhere_are_taken_in_once(staff, survey):
    for _click in range(2):
        response = do(
            staff,
            survey,
            "take_in_codes",
            **{"codes-key": KEY, "codes-name": "Van het bureau", "codes-file": file_of(*GOOD)},
        )

    assert response.status_code == 302
    assert [rights.find(code, survey) is not None for code in GOOD] == [True, True]
    assert CodeBatch.objects.count() == 1


def test_every_bad_line_is_named_and_then_nothing_is_taken_in(staff, survey):
    RightFactory(survey=survey, code="KKKK-KKKK-KKKK-KKKK")
    lines = (GOOD[0], "abcd", "", "O0I1-ABCD-EFGH-7K4Q", "7k4q92mfabcdefgh", "KKKK-KKKK-KKKK-KKKK", "=1+1")

    response = do(
        staff,
        survey,
        "take_in_codes",
        **{"codes-key": KEY, "codes-name": "Van het bureau", "codes-file": file_of(*lines)},
    )

    assert response.status_code == 422
    assert response.context["forms"]["codes"].errors["file"] == [
        "Regel 2: “abcd” is te kort. Gebruik minstens 13 tekens.",
        "Regel 4: “O0I1-ABCD-EFGH-7K4Q” heeft tekens die niet in een code horen.",
        "Regel 5: Deze code staat ook op regel 1.",
        "Regel 6: Deze code hoort al bij deze enquête.",
        "Regel 7: “=1+1” heeft tekens die niet in een code horen.",
    ]
    assert [Right.objects.count(), CodeBatch.objects.count()] == [1, 0]


def test_addresses_come_back_with_a_code_each_and_are_not_kept(staff, survey):
    lines = ("Naam;Straat", "Toos Bakker;Dijkstraat 1", "=HYPERLINK(1);Wal 2")

    response = do(
        staff,
        survey,
        "codes_for_addresses",
        **{"addresses-key": KEY, "addresses-name": "Brieven", "addresses-file": file_of(*lines)},
    )

    heading, first, second = rows_of(response)
    assert heading == ["Naam", "Straat", "code", "link"]
    assert (first[:2], second[:2]) == (["Toos Bakker", "Dijkstraat 1"], ["'=HYPERLINK(1)", "Wal 2"])
    assert [rights.find(row[2], survey) is not None for row in (first, second)] == [True, True]
    assert "Toos" not in str(list(Right.objects.values())) + str(list(CodeBatch.objects.values()))


def test_every_bad_address_is_named_by_its_line(staff, survey):
    lines = ("Naam,Straat", "Toos,Dijkstraat 1", "Piet", ",Wal 2", "toos,dijkstraat 1")

    response = do(
        staff,
        survey,
        "codes_for_addresses",
        **{"addresses-key": KEY, "addresses-name": "Brieven", "addresses-file": file_of(*lines)},
    )

    assert response.status_code == 422
    assert response.context["forms"]["addresses"].errors["file"] == [
        "Regel 3: Hier staan 1 cellen. De eerste regel heeft er 2.",
        "Regel 4: De eerste cel is leeg.",
        "Regel 5: Hetzelfde adres staat op regel 2.",
    ]
    assert Right.objects.count() == 0


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\x01\x02", b"\r\n\r\n", "Naam;Straat\r\n".encode("utf-16"), b'"open;a\r\n' * 3]
)
def test_a_file_that_is_no_table_is_refused_in_words(staff, survey, raw):
    data = {"addresses-key": KEY, "addresses-name": "x", "addresses-file": SimpleUploadedFile("a.csv", raw)}

    assert do(staff, survey, "codes_for_addresses", **data).status_code == 422


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_no_cell_runs_as_a_formula(cell):
    assert sheets.harmless(cell) == f"'{cell}"


def test_staff_invite_the_panel_after_seeing_how_many_that_is(staff):
    survey = SurveyFactory(for_panel=True)
    PanelMemberFactory.create_batch(2, age_band="75+")
    PanelMemberFactory(age_band="18-34")

    seen = staff.get(reverse("survey_access", args=[survey.pk]), {"bekijk": "1", "invite-age_bands": "75+"})
    do(staff, survey, "invite", **{"invite-age_bands": "75+"})

    assert "Dit bereikt 2 leden." in seen.content.decode()
    assert Invitation.objects.filter(right__member__age_band="75+").count() == 2
    assert Invitation.objects.count() == 2


def test_a_page_for_staff_names_nobody(staff):
    survey = SurveyFactory(for_panel=True)
    member = PanelMemberFactory(by_letter=True)
    do(staff, survey, "invite")

    page = staff.get(reverse("survey_access", args=[survey.pk])).content.decode()
    file = rows_of(do(staff, survey, "letters"))

    assert [word for word in (member.name, member.street) if word in page] == []
    assert file[1][:3] == ["Toos Bakker", "Dijkstraat 1", "8011 AA  Zwolle"]


def test_staff_see_answers_only_after_the_mix_and_in_steps_of_ten(staff):
    version = VersionFactory(survey=SurveyFactory(by_code=True))
    sent = letters(version.survey, 29)
    for letter in sent:
        answer(version, letter, "ja")
    before = queries.state_of(version.survey).answered
    mixing.mix(version.survey)

    assert [before, queries.state_of(version.survey).answered] == [0, 20]


def test_response_rates_say_how_many_were_asked_and_answered_by_way():
    version = VersionFactory(survey=SurveyFactory(by_code=True))
    sent = letters(version.survey, 3)
    RightFactory(survey=version.survey, member=PanelMemberFactory())
    RightFactory(survey=version.survey, member=PanelMemberFactory(by_letter=True))
    withdrawn = CodeBatchFactory(survey=version.survey, withdrawn_at=version.survey.opens_at)
    RightFactory(survey=version.survey, batch=withdrawn)
    for letter in sent[:2]:
        answer(version, letter, "ja")
    mixing.mix(version.survey)

    assert queries.response_rates(version.survey) == [
        queries.Rate("code", 3, 2),
        queries.Rate("mail", 1, 0),
        queries.Rate("letter", 1, 0),
    ]
    assert queries.answered_by_channel(version.survey) == {"web": 2}


def test_only_who_edits_surveys_hands_out_codes(survey):
    officials = who_may("access_admin")
    batch = CodeBatchFactory(survey=survey)

    for user in (officials, UserFactory()):
        client = client_of(user)
        statuses = {
            client.get(reverse("survey_access_list")).status_code,
            client.get(reverse("survey_access", args=[survey.pk])).status_code,
            do(client, survey, "get_codes", batch.pk).status_code,
            do(client, survey, "invite").status_code,
            do(client, survey, "letters").status_code,
        }
        assert statuses == {302}
    assert [Right.objects.count(), PanelMember.objects.count()] == [0, 0]


def test_the_list_of_surveys_costs_the_same_for_two_and_four(staff):
    address = reverse("survey_access_list")
    staff.get(address)
    counts = []
    for _survey in range(2):
        SurveyFactory.create_batch(2)
        with CaptureQueriesContext(connection) as queries_made:
            staff.get(address)
        counts.append(len(queries_made))

    assert counts[0] == counts[1]
