"""Who may answer, and only once."""

import statistics
from time import perf_counter

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import RequestFactory
from django.utils import timezone

from config import codes
from surveys.access import guessing, rights
from surveys.access.models import Used
from surveys.building.access import Access
from tests.factories.access import CodeBatchFactory, PanelMemberFactory, RightFactory
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory

pytestmark = pytest.mark.django_db
CODE = "7K4Q-92MF-ABCD-EFGH"


def request_of(user=None, address="192.0.2.1"):
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.user = user or AnonymousUser()
    return request


def test_a_code_opens_its_own_survey_once():
    right = RightFactory(code=CODE)

    uses = [
        rights.use(rights.find(CODE, right.survey) or rights.Grant(right.survey, rights.key_of_right(right)))
    ]
    uses += [rights.use(rights.Grant(right.survey, rights.key_of_right(right))) for _again in range(3)]

    assert uses == [True, False, False, False]
    assert rights.find(CODE, right.survey) is None
    assert rights.find(CODE, SurveyFactory(by_code=True)) is None


@pytest.mark.parametrize("typed", ["7k4q92mfabcdefgh", " 7K4Q 92MF ABCD EFGH ", "7K4Q.92MF.ABCD.EFGH"])
def test_a_code_may_be_typed_as_people_do(typed):
    right = RightFactory(code=CODE)

    assert rights.find(typed, right.survey) == rights.Grant(right.survey, rights.key_of_right(right))


@pytest.mark.parametrize("typed", ["", "   ", "OOOO", "7K4Q-92MF-ABCD-EFGA", "é" * 500, "\0"])
def test_what_is_no_code_opens_nothing(typed):
    assert rights.find(typed, RightFactory(code=CODE).survey) is None


def test_a_code_of_a_withdrawn_pile_opens_nothing():
    batch = CodeBatchFactory(withdrawn_at=timezone.now())
    RightFactory(code=CODE, survey=batch.survey, batch=batch)

    assert rights.find(CODE, batch.survey) is None


def test_a_code_opens_nothing_before_and_after():
    planned, over = SurveyFactory(by_code=True, planned=True), SurveyFactory(by_code=True, over=True)
    for survey in (planned, over):
        RightFactory(code=CODE, survey=survey)

    assert [rights.find(CODE, survey) for survey in (planned, over)] == [None, None]


def test_each_kind_of_access_knows_its_people():
    user, member = UserFactory(email="toos@demo.example"), PanelMemberFactory(email="toos@demo.example")
    group = SurveyFactory(for_group=True)
    group.may_answer.add(user)
    invited = SurveyFactory(for_panel=True)
    RightFactory(survey=invited, member=member)
    surveys = {
        "open": SurveyFactory(),
        "account": SurveyFactory(with_account=True),
        "code": SurveyFactory(by_code=True),
        "panel": invited,
        "another panel": SurveyFactory(for_panel=True),
        "group": group,
        "another group": SurveyFactory(for_group=True),
    }

    found = {
        name: [rights.find(request_of(who), survey) is not None for who in (None, UserFactory(), user)]
        for name, survey in surveys.items()
    }

    assert found == {
        "open": [True, True, True],
        "account": [False, True, True],
        "code": [False, False, False],
        "panel": [False, False, True],
        "another panel": [False, False, False],
        "group": [False, False, True],
        "another group": [False, False, False],
    }


def test_an_account_answers_once_and_another_account_too():
    survey, users = SurveyFactory(with_account=True), UserFactory.create_batch(2)
    grants = [rights.find(request_of(user), survey) for user in users]

    assert [rights.use(grant) for grant in (*grants, *grants)] == [True, True, False, False]
    assert [rights.find(request_of(user), survey) for user in users] == [None, None]


def test_an_account_that_answered_one_survey_may_answer_another():
    user, surveys = UserFactory(), [SurveyFactory(with_account=True) for _two in range(2)]

    assert [rights.use(rights.find(request_of(user), survey)) for survey in surveys] == [True, True]


def test_the_code_and_the_account_of_a_panel_member_are_one_right():
    user, member = UserFactory(email="toos@demo.example"), PanelMemberFactory(email="toos@demo.example")
    right = RightFactory(code=CODE, survey=SurveyFactory(for_panel=True), member=member)
    by_code, by_account = rights.find(CODE, right.survey), rights.find(request_of(user), right.survey)

    assert [rights.use(by_code), rights.use(by_account)] == [True, False]


def test_an_open_survey_counts_nobody():
    survey = SurveyFactory()
    grant = rights.find(request_of(), survey)

    assert [rights.use(grant), rights.use(grant), Used.objects.count()] == [True, True, 0]


def test_a_grant_without_a_key_opens_nothing_but_an_open_survey():
    assert rights.use(rights.Grant(SurveyFactory(by_code=True))) is False


def test_what_is_kept_of_a_use_names_neither_code_nor_account():
    user, survey = UserFactory(), SurveyFactory(with_account=True)
    rights.use(rights.find(request_of(user), survey))

    assert Used.objects.values().get() == {"key": rights.key_of_user(survey, user), "survey_id": survey.pk}
    assert len(rights.key_of_user(survey, user)) == 64


def test_clerks_are_told_that_a_code_was_used():
    right = RightFactory(code=CODE)
    before = rights.has_been_used(CODE, right.survey)
    rights.use(rights.find(CODE, right.survey))

    assert [before, rights.has_been_used(CODE, right.survey), rights.has_been_used("ABCD", right.survey)] == [
        False,
        True,
        False,
    ]


def test_unknown_used_and_expired_take_the_same_work(django_assert_num_queries):
    right = RightFactory(code=CODE)
    rights.use(rights.find(CODE, right.survey))
    over = RightFactory(survey=SurveyFactory(by_code=True, over=True))
    over_code = "ABCD-EFGH-7K4Q-92MF"
    RightFactory(code=over_code, survey=over.survey)

    for code, survey in (
        (CODE, right.survey),
        (over_code, over.survey),
        ("ABCD-ABCD-ABCD-ABCD", right.survey),
    ):
        with django_assert_num_queries(2):
            assert rights.find(code, survey) is None


def test_unknown_used_and_expired_take_the_same_time():
    """|difference of medians| < 5 ms over 200 tries each (reliability G16)."""
    open_survey, over = SurveyFactory(by_code=True), SurveyFactory(by_code=True, over=True)
    RightFactory(code=CODE, survey=open_survey)
    RightFactory(code=CODE, survey=over)
    rights.use(rights.find(CODE, open_survey))
    tries = {
        "unknown": ("ABCD-ABCD-ABCD-ABCD", open_survey),
        "used": (CODE, open_survey),
        "expired": (CODE, over),
    }
    taken = {name: [] for name in tries}

    for _try in range(200):
        for name, (code, survey) in tries.items():
            start = perf_counter()
            rights.find(code, survey)
            taken[name].append(perf_counter() - start)

    medians = [statistics.median(times) for times in taken.values()]
    assert max(medians) - min(medians) < 0.005


def test_ten_wrong_codes_a_minute_and_then_a_minute_of_rest():
    right = RightFactory(code=CODE)

    wrong = [guessing.grant_for(request_of(), "ABCD-ABCD-ABCD-ABCD", right.survey) for _try in range(10)]

    with pytest.raises(guessing.TooOften):
        guessing.grant_for(request_of(), CODE, right.survey)
    elsewhere = guessing.grant_for(request_of(address="192.0.2.2"), CODE, right.survey)
    cache.clear()  # as it is after that minute
    later = guessing.grant_for(request_of(), CODE, right.survey)

    assert wrong == [None] * 10
    assert [elsewhere, later] == [rights.Grant(right.survey, rights.key_of_right(right))] * 2


def test_a_right_code_counts_for_no_limit():
    right = RightFactory(code=CODE)

    assert {guessing.grant_for(request_of(), CODE, right.survey).key for _try in range(30)} == {
        rights.key_of_right(right)
    }


def test_guessing_from_many_addresses_sounds_the_alarm_once(caplog):
    survey = RightFactory(code=CODE).survey

    for number in range(150):
        guessing.grant_for(request_of(address=f"192.0.2.{number}"), "ABCD-ABCD-ABCD-ABCD", survey)

    assert [record.levelname for record in caplog.records if record.name == "surveys.access.guessing"] == [
        "ERROR"
    ]


def test_a_limit_keeps_no_address():
    survey = RightFactory(code=CODE).survey

    assert "192.0.2.1" not in guessing.visitor_key(request_of(), survey)


def test_codes_are_long_and_all_different():
    assert codes.BITS_PER_SIGN * len(codes.tidy(codes.new_code(rights.CODE_BITS))) >= 64
    assert len({codes.new_code(rights.CODE_BITS) for _code in range(100_000)}) == 100_000


def test_every_kind_of_access_is_thought_of():
    assert set(Access) == {Access.OPEN, Access.ACCOUNT, Access.CODE, Access.PANEL, Access.GROUP}
