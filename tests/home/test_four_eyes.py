import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, Site, Workflow

from home.groups import COMMUNICATION, EDITING, GROUPS, MANAGEMENT, MODERATION
from home.models import HomePage, StandardPage
from home.setting_up import set_up_site
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(settings):
    """{group: person}, where a second factor is not asked."""
    settings.DEMO_MODE = True
    set_up_site()
    people = {}
    for name in GROUPS:
        people[name] = UserFactory()
        people[name].groups.set([name_to_group(name)])
    return people


def name_to_group(name):
    from django.contrib.auth.models import Group

    return Group.objects.get(name=name)


@pytest.fixture
def page(staff):
    front = HomePage.objects.get()
    return front.add_child(instance=StandardPage(title="Nieuw", slug="nieuw", live=False))


def send_in(thing, person):
    thing.save_revision(user=person)
    thing.get_workflow().start(thing, person)
    return type(thing).objects.get(pk=thing.pk)


def actions_of(thing, person):
    return {name for name, _words, _modal in thing.current_workflow_task.get_actions(thing, person)}


def test_setting_up_twice_changes_nothing():
    call_command("setup_site", verbosity=0)
    before = [list(model.objects.values_list("pk")) for model in (HomePage, Workflow, Site, Page)]

    call_command("setup_site", verbosity=0)

    assert [list(model.objects.values_list("pk")) for model in (HomePage, Workflow, Site, Page)] == before
    assert HomePage.objects.get().get_workflow().name == "Vier ogen"


def test_the_front_page_opens(client, staff):
    assert client.get("/").status_code == 200


MAY_PUBLISH = {COMMUNICATION: False, EDITING: False, MANAGEMENT: True, MODERATION: False}


@pytest.mark.parametrize("group", MAY_PUBLISH)
def test_only_beheer_publishes_without_a_second_person(staff, page, group):
    person = staff[group]

    assert page.permissions_for_user(person).can_publish() is MAY_PUBLISH[group]
    assert person.has_perm("dialogue.publish_process") is MAY_PUBLISH[group]


MAY_EDIT = {COMMUNICATION: True, EDITING: True, MANAGEMENT: True, MODERATION: False}


@pytest.mark.parametrize("group", MAY_EDIT)
def test_who_writes_may_change_every_page_and_process(staff, page, group):
    person = staff[group]

    assert page.permissions_for_user(person).can_edit() is MAY_EDIT[group]
    assert person.has_perm("dialogue.change_process") is MAY_EDIT[group]
    assert person.has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize("group", [COMMUNICATION, EDITING, MODERATION])
def test_settings_and_roles_are_for_beheer(staff, group):
    assert staff[MANAGEMENT].has_perms(["home.change_sitesettings", "dialogue.add_processrole"])
    assert not staff[group].has_perm("home.change_sitesettings")
    assert not staff[group].has_perm("dialogue.add_processrole")


@pytest.mark.parametrize("kind", ["page", "process"])
def test_somebody_else_approves_and_then_it_is_public(staff, page, kind):
    thing = page if kind == "page" else complete_process()
    thing = send_in(thing, staff[COMMUNICATION])

    assert actions_of(thing, staff[EDITING]) == {"approve", "reject"}
    state = thing.current_workflow_task_state
    state.specific.approve(user=staff[EDITING])

    thing.refresh_from_db()
    assert thing.live


def complete_process():
    from tests.factories.processes import PhaseFactory
    from tests.factories.taxonomy import SpoorFactory, TargetGroupFactory

    process = ProcessFactory(draft=True, sporen=[SpoorFactory()], target_groups=[TargetGroupFactory()])
    PhaseFactory(process=process)
    return process


@pytest.mark.parametrize("group", [EDITING, MANAGEMENT])
def test_nobody_approves_their_own_work(staff, page, group):
    thing = send_in(page, staff[group])
    task, state = thing.current_workflow_task, thing.current_workflow_task_state

    assert actions_of(thing, staff[group]) == {"reject"}
    assert not task.get_task_states_user_can_moderate(staff[group]).exists()
    with pytest.raises(PermissionDenied):
        task.on_action(state, staff[group], "approve")


def test_who_wrote_it_cannot_approve_it(staff, page):
    thing = send_in(page, staff[COMMUNICATION])

    assert actions_of(thing, staff[COMMUNICATION]) == set()


def test_approving_in_the_editor_publishes(client, staff, page):
    thing = send_in(page, staff[COMMUNICATION])
    client.force_login(staff[EDITING])
    state = thing.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    client.post(address, {"comment": ""})

    page.refresh_from_db()
    assert page.live


def test_approving_ones_own_work_in_the_editor_does_nothing(client, staff, page):
    thing = send_in(page, staff[EDITING])
    client.force_login(staff[EDITING])
    state = thing.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    client.post(address, {"comment": ""})

    page.refresh_from_db()
    assert not page.live
