"""Every address × everybody × every method: what is not in expected.yaml fails, and so does what answers otherwise."""

import re

import pytest
import yaml
from django.urls import reverse

from config import ROOT
from tests.matrix.addresses import all_addresses
from tests.matrix.people import make_world

EXPECTED = yaml.safe_load((ROOT / "tests" / "matrix" / "expected.yaml").read_text(encoding="utf-8"))
FAMILIES, SINGLE = EXPECTED["families"], EXPECTED["addresses"]
KNOCKING = ("anonymous", "resident", "moderator", "editor", "admin")

pytestmark = pytest.mark.django_db


def family_of(route):
    return next((prefix for prefix in FAMILIES if route.lstrip("^").startswith(prefix)), None)


def outcome(response):
    if response.status_code == 302 and response["Location"].startswith(reverse("account_login")):
        return "login"
    return response.status_code


def path_of(route, world):
    return "/" + SINGLE[route].get("example", route).format(**world.keys)


def test_every_address_is_listed():
    assert {route for route in all_addresses() if not family_of(route)} - set(SINGLE) == set()


def test_every_listed_address_exists():
    assert set(SINGLE) - set(all_addresses()) == set()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", sorted(SINGLE))
def test_an_address_answers_each_role_as_listed(route, method):
    world, listed = make_world(), SINGLE[route][method]

    answers = {
        role: outcome(getattr(client, method)(path_of(route, world)))
        for role, client in world.clients.items()
    }

    assert answers == {role: listed.get(role, listed["everyone"]) for role in world.clients}


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_is_done_by_other_methods(method):
    world, done = make_world(), []

    for route in SINGLE:
        for role, client in world.clients.items():
            status = getattr(client, method)(path_of(route, world)).status_code
            if not 300 <= status < 500:
                done.append(f"{route} {role} {status}")

    assert "\n".join(done) == ""


@pytest.mark.parametrize("prefix", sorted(FAMILIES))
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_family_keeps_people_out_and_never_breaks(prefix, method):
    world, family, wrong = make_world(), FAMILIES[prefix], []
    routes = [route for route in all_addresses() if family_of(route) == prefix]

    for route in routes:
        for role in KNOCKING:
            got = outcome(getattr(world.clients[role], method)("/" + filled(route)))
            let_in = role not in family["kept_out"] or route in family.get("open", [])
            if got == 500 or not (let_in or got in ("login", 302, 403, 404, 405)):
                wrong.append(f"{route} {role} {got}")

    assert "\n".join(wrong) == ""
    assert routes


def filled(route):
    """The route with something in its blanks that does not exist."""
    route = re.sub(r"<(slug|str|path)?:?\w+>", "bestaat-niet", re.sub(r"<(int|uuid):\w+>", "999999", route))
    return re.sub(r"\(\?P<\w+>|\(\?!.*?\)|\[[^\]]*\]|[\^$()?+*\\]", "", route)
