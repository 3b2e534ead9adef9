import pytest
from django.test import RequestFactory
from wagtail.models import Page, Site

from config.page_cache import purge
from home.context_processors import identity
from home.site_settings import SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_for_home():
    return RequestFactory().get("/", headers={"host": "localhost"})


@pytest.fixture
def saved():
    purge()
    return SiteSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        platform_name="Meepraten",
        telephone="14 0999",
        sun="#ffd000",
    )


def put_in_menu(title):
    return Site.objects.get().root_page.add_child(instance=Page(title=title, show_in_menus=True))


def test_a_site_without_settings_has_those_of_the_look(request_for_home):
    context = identity(request_for_home)

    assert context["site_identity"].platform_name == "Samenspraak"
    assert context["main_menu"] == []


def test_the_identity_costs_no_query_once_it_is_known(request_for_home, saved, django_assert_num_queries):
    put_in_menu("Agenda")
    identity(request_for_home)

    with django_assert_num_queries(0):
        context = identity(request_for_home)

    assert context["site_identity"].platform_name == "Meepraten"


def test_the_menu_has_the_chosen_pages_and_our_own_between(request_for_home):
    put_in_menu("Agenda")
    put_in_menu("Nieuws")

    menu = identity(request_for_home)["main_menu"]

    assert [item["title"] for item in menu] == ["Agenda", "Meedoen", "Nieuws", "Zoeken", "Mijn"]
    assert menu[0]["url"] == "/agenda/"


def test_every_page_carries_the_name_and_telephone_number(client, saved):
    answer = client.get("/meedoen/")

    assert "Meepraten" in answer.text
    assert "tel:140999" in answer.text
    assert not answer.cookies


def test_the_house_style_has_only_what_the_municipality_changed(client, saved):
    answer = client.get("/huisstijl.css")

    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.text == ":root {\n  --gemeente-zon: #ffd000;\n}\n"
    assert 'href="/huisstijl.css"' in client.get("/meedoen/").text


def test_without_own_colours_the_house_style_is_empty_and_not_asked_for(client):
    assert client.get("/huisstijl.css").text == ""
    assert "huisstijl.css" not in client.get("/meedoen/").text
