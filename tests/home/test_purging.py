import pytest
from django.core.cache import cache
from wagtail.models import Page, Site

from config.page_cache import GENERATION
from home.site_settings import SiteSettings
from tests.factories.processes import ProcessFactory
from tests.factories.taxonomy import SpoorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return Site.objects.get().root_page.add_child(instance=Page(title="Nieuws"))


@pytest.fixture
def purged(django_capture_on_commit_callbacks):
    """Did this change make the kept pages go?"""

    def did(change):
        before = cache.get(GENERATION, 0)
        with django_capture_on_commit_callbacks(execute=True):
            change()
        return cache.get(GENERATION, 0) > before

    return did


def test_publishing_a_page_makes_kept_pages_go(page, purged):
    assert purged(lambda: page.save_revision().publish())


def test_saving_a_draft_keeps_them(page, purged):
    assert not purged(page.save_revision)


def test_taking_a_page_back_makes_them_go(page, purged):
    assert purged(page.unpublish)


def test_moving_a_page_makes_them_go(page, purged):
    other = Site.objects.get().root_page.add_child(instance=Page(title="Archief"))

    assert purged(lambda: page.move(other, pos="last-child"))


def test_deleting_a_page_makes_them_go(page, purged):
    assert purged(page.delete)


def test_taking_back_a_process_makes_them_go(purged):
    assert purged(ProcessFactory().unpublish)


def test_a_new_name_of_a_spoor_makes_them_go(purged):
    spoor = SpoorFactory()
    spoor.preferred_name = "Anders"

    assert purged(spoor.save)


def test_new_settings_make_them_go(purged):
    assert purged(SiteSettings(site=Site.objects.get()).save)
