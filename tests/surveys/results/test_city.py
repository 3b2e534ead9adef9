"""The city in figures, that answers are compared with, is kept by Beheer."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.urls import reverse

from home.groups import COMMUNICATION, GROUPS, MANAGEMENT
from surveys.results.models import CityGroup
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("group", "may"), [(MANAGEMENT, True), (COMMUNICATION, False)])
def test_who_keeps_the_figures_of_the_city(client, group, may):
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(GROUPS[group][0]))
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    ages = {"kind": "age", "code": "65+", "label": "65 jaar en ouder", "people": 20_000}

    client.post(
        reverse("wagtailsnippets_surveys_citygroup:add"),
        {**ages, "source": "CBS", "as_of": "2026-01-01"},
    )

    assert CityGroup.objects.exists() is may
