"""What is kept for speed never shows what is no longer so."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import home as factories
from tests.home.pages import soup_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do something as a request does it: what waits for the commit happens too."""

    def do(change):
        with django_capture_on_commit_callbacks(execute=True):
            return change()

    return do


def test_a_lock_holds_at_once_for_a_page_that_was_open(client, committed):
    page = factories.StandardPageFactory()
    soup_of(client, page)

    lock = PageViewRestriction.LOGIN
    committed(lambda: PageViewRestriction.objects.create(page=page, restriction_type=lock))

    assert client.get(page.get_absolute_url()).status_code == 302


def test_a_page_that_is_taken_back_is_gone_even_when_its_place_is_still_known(client, settings):
    settings.PAGE_CACHE_SECONDS = 0
    page = factories.StandardPageFactory()
    soup_of(client, page)

    type(page).objects.filter(pk=page.pk).update(live=False)

    assert client.get(page.get_absolute_url()).status_code == 404


def test_the_old_address_of_a_page_that_moved_leads_to_the_new_one(client, committed):
    page, parent = factories.StandardPageFactory(), factories.StandardPageFactory()
    old = page.get_absolute_url()
    soup_of(client, page)

    committed(lambda: page.move(parent, pos="last-child"))

    page.refresh_from_db()
    assert client.get(old)["Location"] == page.get_absolute_url()
    soup_of(client, page)


def test_a_kept_part_changes_with_what_it_shows(client, committed):
    page = factories.AgendaPageFactory()
    moment = committed(lambda: factories.MilestoneFactory(of_agenda=True, title="Eerste plan"))
    assert "Eerste plan" in words(soup_of(client, page).main)

    moment.title = "Nieuw plan"
    committed(moment.save)

    assert "Nieuw plan" in words(soup_of(client, page).main)


def test_a_preview_shows_what_is_typed_and_nothing_kept(client, admin_client, settings):
    settings.DEMO_MODE = True
    page = factories.AgendaPageFactory()
    soup_of(client, page)
    factories.MilestoneFactory(of_agenda=True, title="Pas getypt")

    draft = admin_client.get(f"/beheer/pages/{page.pk}/view_draft/")

    assert "Pas getypt" in draft.text
