"""What all tests share."""

import pytest
from django.core.cache import cache
from django.utils import timezone, translation


def know_the_header():
    """As on a site that has been visited before: a page counts its own queries (tests/home/test_identity.py)."""
    from home.site_settings import SiteSettings  # models exist only now

    cache.set("identity:0:testserver", (SiteSettings(), []))


@pytest.fixture(autouse=True)
def clean_between_tests():
    """Nothing kept in a cache, a language or a time zone leaks into the next test."""
    cache.clear()
    know_the_header()
    yield
    translation.activate("nl")
    timezone.deactivate()
