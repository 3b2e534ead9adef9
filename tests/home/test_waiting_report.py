"""A report does not go out while a recommendation has no reply, by whichever door."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from dialogue.councils.models import Recommendation
from home.groups import EDITING, MANAGEMENT
from tests.factories.councils import AdviceFactory, RecommendationFactory, RecommendationReplyFactory
from tests.factories.home import AnnexPageFactory, ReportPageFactory, ReportSectionPageFactory
from tests.home.test_four_eyes import send_in, staff  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db
PUBLISHED, WAITS = 302, 422


@pytest.fixture
def people(staff):  # noqa: F811
    return staff


@pytest.fixture
def report(people):
    """A draft that asked advice; two of three points have no reply yet."""
    report = ReportPageFactory(live=False, owner=people[EDITING])
    advice = AdviceFactory(signed=True, request__report=report)
    points = [RecommendationFactory(advice=advice, number=number) for number in (1, 2, 3)]
    RecommendationReplyFactory(recommendation=points[0])
    return report


def reply_to_all():
    for point in Recommendation.objects.filter(reply=None):
        RecommendationReplyFactory(recommendation=point)


def as_(client, person):
    client.force_login(person)
    return client


def by_hand(client, people, page):
    form = {
        "title": page.title,
        "slug": page.slug,
        "dated": "2026-01-01",
        "number": "1",
        "action-publish": "1",
    }
    for name in ("comments", "related_sections"):
        form |= {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0"}
    form |= {"body-count": "0", "summary": "null"}
    return as_(client, people[MANAGEMENT]).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)


def by_approval(client, people, page):
    page = send_in(page, people[EDITING])
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", page.current_workflow_task_state.pk]
    )
    return as_(client, people[MANAGEMENT]).post(address)


def by_many_at_once(client, people, page):
    page.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return as_(client, people[MANAGEMENT]).post(f"{address}?id={page.pk}&next=/beheer/")


DOORS = [by_hand, by_approval, by_many_at_once]


@pytest.mark.parametrize("door", DOORS)
def test_the_refusal_lists_what_is_missing_with_links(client, people, report, door):
    response = door(client, people, report)

    assert response.status_code == WAITS
    for point in Recommendation.objects.filter(reply=None):
        assert reverse("councils:reply_to", args=[point.advice_id, point.pk]) in response.content.decode()
        assert f"Aanbeveling {point.number} heeft nog geen reactie." in response.content.decode()
    assert not Page.objects.get(pk=report.pk).live


@pytest.mark.parametrize("door", DOORS)
def test_it_goes_out_when_every_point_has_its_reply(client, people, report, door):
    reply_to_all()

    response = door(client, people, report)

    assert response.status_code == PUBLISHED
    assert Page.objects.get(pk=report.pk).live


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("factory", [ReportSectionPageFactory, AnnexPageFactory])
def test_its_parts_wait_with_it(client, people, report, factory, door):
    part = factory(parent=report, live=False)

    assert door(client, people, part).status_code == WAITS
    assert not Page.objects.get(pk=part.pk).live


def test_what_waits_for_approval_still_waits_for_it(client, people, report):
    by_approval(client, people, report)

    report.refresh_from_db()
    assert report.workflow_in_progress


def test_a_window_of_the_editor_goes_on_to_the_list(client, people, report):
    page = send_in(report, people[EDITING])
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    answer = as_(client, people[MANAGEMENT]).post(address, headers={"x-requested-with": "XMLHttpRequest"})

    assert "Aanbeveling 2" in client.get(answer.json()["redirect"]).content.decode()


def test_the_clock_waits_too_and_those_whose_report_it_is_hear_once(people, report):
    asked_by = report.advice_requests.get().owner
    now = timezone.now()
    report.go_live_at = now + timedelta(days=1)
    revision = report.save_revision(user=people[MANAGEMENT])
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=report.go_live_at)

    with time_machine.travel(now + timedelta(days=1, minutes=5)):
        call_command("publish_scheduled")
        call_command("publish_scheduled")

        assert not Page.objects.get(pk=report.pk).live
        assert {message.to[0] for message in mail.outbox} == {
            person.email for person in (people[EDITING], people[MANAGEMENT], asked_by)
        }
        assert len(mail.outbox) == 3
        assert "Aanbeveling 2 heeft nog geen reactie." in mail.outbox[0].body

        reply_to_all()
        call_command("publish_scheduled")

        assert Page.objects.get(pk=report.pk).live
