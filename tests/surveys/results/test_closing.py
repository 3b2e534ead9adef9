from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from dialogue.disclosure.models import Release
from home.groups import COMMUNICATION, EDITING, MANAGEMENT, OFFICIALS, set_up_groups
from surveys.building.models import Survey
from surveys.results import freezing
from surveys.results.actions import choose_tables, close_survey, publish_results
from surveys.results.models import Closing
from surveys.results.queries import release_of
from tests.factories.people import UserFactory
from tests.surveys.results.answers import closed_by_hand, closed_by_the_clock, editor_of_surveys, survey_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return editor_of_surveys()


def test_closing_makes_the_figures_once(editor):
    survey = survey_with(80)

    closed_by_hand(survey, editor)
    closed_by_hand(survey, editor)

    assert survey.closed_at
    assert Release.objects.of(survey).count() == 1
    closing = Closing.objects.get(survey=survey)
    assert (closing.percent, closing.problem, closing.closed_by) == (100, "", editor)


def test_a_survey_closes_by_the_clock():
    survey, open_one = survey_with(25, over=True), survey_with(25)

    closed_by_the_clock()
    closed_by_the_clock()

    assert list(Survey.objects.filter(closed_at__isnull=False)) == [survey]
    assert Release.objects.of(survey).count() == 1
    assert not Release.objects.of(open_one).exists()


def test_what_broke_off_while_closing_is_finished_by_the_clock():
    survey = survey_with(80, over=True)
    long_ago = timezone.now() - timedelta(hours=1)
    Survey.objects.filter(pk=survey.pk).update(closed_at=long_ago)
    Closing.objects.create(survey=survey, began_at=long_ago)

    closed_by_the_clock()

    assert Closing.objects.get(survey=survey).ready_at
    assert Release.objects.of(survey).count() == 1


def test_the_clock_does_not_close_what_is_open():
    with pytest.raises(PermissionDenied):
        close_survey(actor=None, survey=survey_with())


@pytest.mark.parametrize(
    ("group", "may"),
    [(None, False), (OFFICIALS, False), (COMMUNICATION, True), (EDITING, True), (MANAGEMENT, True)],
)
def test_who_works_on_surveys_closes_and_publishes(group, may):
    user, survey = UserFactory(), survey_with(30, over=True)
    if group:
        user.groups.add(set_up_groups()[group])
    closed_by_the_clock()

    def does(action, **values):
        try:
            action(actor=user, survey=survey, **values)
        except PermissionDenied:
            return False
        return True

    assert [does(close_survey), does(publish_results)] == [may, may]


def test_publishing_twice_has_one_effect(editor):
    survey = survey_with(60, over=True)
    closed_by_the_clock()

    first = publish_results(actor=editor, survey=survey)
    again = publish_results(actor=editor, survey=survey)

    assert (again.pk, again.published_at) == (first.pk, first.published_at)


def test_nothing_is_published_before_there_are_figures(editor):
    with pytest.raises(ValidationError) as refused:
        publish_results(actor=editor, survey=survey_with(60, over=True))

    assert refused.value.code == "not_ready"


def test_tables_are_chosen_before_closing_and_not_after(editor):
    survey = survey_with(60)
    choice = {"area": "qarea", "age": "", "by_channel": False, "crossed": ["qhome"]}

    choose_tables(actor=editor, survey=survey, **choice)
    closed_by_hand(survey, editor)

    crosses = [t.key for t in release_of(survey).tables.all() if t.content["kind"] == "cross"]
    assert crosses == ["qhome.area"]
    with pytest.raises(PermissionDenied):
        choose_tables(actor=editor, survey=survey, **choice)


def test_what_the_attack_recovers_makes_the_tables_coarser_until_nothing_is_left(monkeypatch):
    """An attack that always finds somebody in one question: that question goes, the others stay."""

    def attack(people, contents, on_progress=None):
        asked = [table for table in contents if table.get("question") == "qhome"]
        return [freezing_cell("qhome")] if asked else []

    monkeypatch.setattr(freezing, "recovered_cells", attack)
    survey = survey_with(80, over=True)
    closed_by_the_clock()

    release = release_of(survey)
    keys = {table.key for table in release.tables.all()}
    assert (release.base, release.blocked) == (10, "")
    assert "qhome" not in keys
    assert {"qhelp", "qgrade", "channel"} <= keys
    assert "Wilt u thuis oud worden?" in release.about["left_out"]


def test_what_cannot_be_made_safe_is_blocked_with_the_reason(monkeypatch, editor):
    monkeypatch.setattr(
        freezing, "recovered_cells", lambda *args, **kwargs: [freezing_cell("somewhere else")]
    )
    survey = survey_with(80, over=True)
    closed_by_the_clock()

    release = release_of(survey)
    assert (release.tables.count(), release.blocked) == (
        0,
        "Met eerdere cijfers erbij zijn 1 kleine aantallen te herleiden. Daarom mag er niets naar buiten.",
    )
    with pytest.raises(ValidationError) as refused:
        publish_results(actor=editor, survey=survey)
    assert refused.value.code == "blocked"
    survey.refresh_from_db()
    assert survey.results_published_at is None


def freezing_cell(attribute):
    from dialogue.disclosure.attack import Recovered

    return Recovered(((attribute, ("yes",)),), 3, 3, 3)


def test_answers_that_still_wait_keep_the_figures_back(editor, monkeypatch):
    from surveys.answering.models import Waiting

    survey = survey_with(30)
    Waiting.objects.create(version=survey.current, channel="web", answers={}, receipt_hash="x")
    monkeypatch.setattr("surveys.results.actions.mix", lambda survey: 0)

    closed_by_hand(survey, editor)

    assert release_of(survey) is None
    assert Closing.objects.get(survey=survey).problem == "waiting"


def test_a_running_survey_is_closed_by_hand_before_its_time(editor):
    survey = survey_with(30)
    assert survey.closes_at > timezone.now() + timedelta(days=1)

    closed_by_hand(survey, editor)

    assert not survey.is_open()
