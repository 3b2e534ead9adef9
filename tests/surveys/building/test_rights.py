"""Who builds, who approves and who publishes a survey."""

import pytest
from django.urls import reverse

from home.four_eyes import set_up_workflow
from home.groups import COMMUNICATION, EDITING, MANAGEMENT, MODERATION, OFFICIALS, set_up_groups
from surveys.building.bank import BankQuestion
from surveys.building.models import Survey
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory

pytestmark = pytest.mark.django_db
ASK = ("short_text", {"title": "Hoe woont u?", "help": ""})


@pytest.fixture
def groups(settings):
    settings.DEMO_MODE = True  # where staff need no second factor
    made = set_up_groups()
    set_up_workflow(made)
    return made


def member(client, groups, name):
    user = UserFactory()
    if name:
        user.groups.add(groups[name])
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    ("group", "survey", "bank"),
    [
        (COMMUNICATION, 200, 302),
        (EDITING, 200, 302),
        (MANAGEMENT, 200, 200),
        (MODERATION, 302, 302),
        (OFFICIALS, 302, 302),
        (None, 302, 302),
    ],
)
def test_who_may_begin_a_survey_or_a_question_for_the_bank(client, groups, group, survey, bank):
    member(client, groups, group)

    statuses = [
        client.get(reverse(model.snippet_viewset.get_url_name("add"))).status_code
        for model in (Survey, BankQuestion)
    ]

    assert statuses == [survey, bank]


@pytest.mark.parametrize(
    ("group", "may"), [(COMMUNICATION, False), (EDITING, False), (MANAGEMENT, True), (OFFICIALS, False)]
)
def test_who_may_publish_without_a_second_person(groups, group, may):
    user = UserFactory()
    user.groups.add(groups[group])

    assert user.has_perm("surveys.publish_survey") is may


def submitted(by):
    survey = SurveyFactory(draft=True, questions=[ASK])
    survey.save_revision(user=by)
    survey.get_workflow().start(survey, by)
    return survey


def approve(client, survey):
    state = survey.current_workflow_task_state
    name = Survey.snippet_viewset.get_url_name("workflow_action")
    return client.post(reverse(name, args=[survey.pk, "approve", state.pk]))


@pytest.mark.parametrize(
    ("group", "live"), [(COMMUNICATION, False), (EDITING, True), (MANAGEMENT, True), (OFFICIALS, False)]
)
def test_somebody_else_approves_what_communication_submits(client, groups, group, live):
    author = UserFactory()
    author.groups.add(groups[COMMUNICATION])
    survey = submitted(author)
    member(client, groups, group)

    approve(client, survey)

    assert Survey.objects.get().live is live


def test_nobody_approves_their_own_survey(client, groups):
    user = member(client, groups, EDITING)
    survey = submitted(user)

    approve(client, survey)

    assert not Survey.objects.get().live
