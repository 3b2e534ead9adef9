"""The city in figures, that answers are compared with, is kept by Beheer."""

import pytest
from django.urls import reverse

from home.groups import COMMUNICATION, MANAGEMENT
from surveys.results.models import CityGroup
from tests.surveys.analysis.answers import client_of, member_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("group", "may"), [(MANAGEMENT, True), (COMMUNICATION, False)])
def test_who_keeps_the_figures_of_the_city(group, may):
    ages = {"kind": "age", "code": "65+", "label": "65 jaar en ouder", "people": 20_000}

    client_of(member_of(group)).post(
        reverse("wagtailsnippets_surveys_citygroup:add"),
        {**ages, "source": "CBS", "as_of": "2026-01-01"},
    )

    assert CityGroup.objects.exists() is may
