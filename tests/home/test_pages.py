"""Every kind of page: it is there, at its address, the same for everyone, with its tags."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from home.models import TaggedPage
from tests.factories import home as factories
from tests.factories.taxonomy import MovementFactory, SpoorFactory, TargetGroupFactory
from tests.home.pages import soup_of, words

pytestmark = pytest.mark.django_db

KINDS = [
    factories.StandardPageFactory,
    factories.AgendaPageFactory,
    factories.EditionPageFactory,
    factories.SporenPageFactory,
    factories.SpoorPageFactory,
    factories.SpoorEditionPageFactory,
    factories.ReportPageFactory,
    factories.ReportSectionPageFactory,
    factories.AnnexPageFactory,
    factories.NewsIndexPageFactory,
    factories.NewsPageFactory,
    factories.StoryIndexPageFactory,
    factories.StoryPageFactory,
    factories.GlossaryPageFactory,
    factories.LadderPageFactory,
    factories.RoutePageFactory,
]
EVERY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.model.__name__)


def test_no_kind_of_page_is_left_out():
    kinds = {model for model in TaggedPage.__subclasses__() if not model._meta.abstract}
    under_abstract = {
        model
        for parent in TaggedPage.__subclasses__()
        if parent._meta.abstract
        for model in parent.__subclasses__()
    }

    assert {kind._meta.model for kind in KINDS} == (kinds | under_abstract) - {type(factories.front_page())}


@EVERY_KIND
def test_a_page_shows_its_title_and_introduction(client, kind):
    page = kind(title="Hoe het gaat", lead="Het gaat steeds beter.")

    soup = soup_of(client, page)

    assert words(soup.h1) == "Hoe het gaat"
    assert "Het gaat steeds beter." in words(soup.main)
    assert len(soup.select("h1")) == 1


@EVERY_KIND
def test_a_page_that_says_almost_nothing_still_opens(client, kind):
    page = kind(lead="")

    soup_of(client, page)


@EVERY_KIND
def test_hostile_text_stays_text(client, kind):
    page = kind(title='<img src=x onerror="alert(1)">', lead="</p><script>alert(1)</script>{{ settings }}")

    soup = soup_of(client, page)

    assert not soup.select("img[onerror]")
    assert not [script for script in soup.select("script") if "alert" in script.get_text()]
    assert "{{ settings }}" in soup.main.get_text()


@EVERY_KIND
def test_a_page_is_the_same_for_everyone(client, admin_client, kind):
    address = kind().get_absolute_url()

    answer = client.get(address)

    assert answer.content == admin_client.get(address + "?").content
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer.is_public_page


@pytest.mark.parametrize(
    "kind",
    [
        factories.NewsPageFactory,
        factories.StoryPageFactory,
        factories.StandardPageFactory,
        factories.AnnexPageFactory,
    ],
    ids=lambda kind: kind._meta.model.__name__,
)
def test_every_tag_of_a_page_leads_to_everything_under_it(client, kind):
    page = kind()
    tags = [SpoorFactory(), TargetGroupFactory(), MovementFactory()]
    factories.SpoorPageFactory(spoor=tags[0])
    page.sporen, page.target_groups, page.movements = ([tag] for tag in tags)
    page.save()

    shown = [link["href"] for link in soup_of(client, page).select("main .tags a")]

    assert shown == [tag.get_absolute_url() for tag in tags]
    for address in shown:
        links = [link["href"] for link in soup_of(client, address).select("main a")]
        assert page.get_absolute_url() in links


def test_a_draft_is_not_there(client):
    page = factories.StandardPageFactory(live=False)

    assert client.get(page.get_absolute_url()).status_code == 404


def test_an_address_that_nobody_made_is_not_there(client):
    factories.front_page()

    assert client.get("/agenda/bestaat-niet/").status_code == 404


def test_a_deep_page_says_where_it_stands(client):
    page = factories.SpoorEditionPageFactory()

    soup = soup_of(client, page)

    above = [link["href"] for link in soup.select("nav ol a")]
    edition = page.get_parent().url_path.split("/", 2)[2]
    assert above == ["/", "/agenda/", f"/{edition}"]


def test_the_front_page_is_at_the_root(client):
    factories.front_page()

    assert words(soup_of(client, "/").h1) == "Praat mee over zorg en hulp in de stad"


def test_a_page_behind_a_lock_is_never_kept(client):
    page = factories.StandardPageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    answer = client.get(page.get_absolute_url())

    assert answer.status_code == 302
    assert not getattr(answer, "is_public_page", False)


def test_a_lock_on_a_page_above_holds_below(client):
    page = factories.SpoorEditionPageFactory()
    above = Page.objects.get(pk=page.get_parent().get_parent().pk)
    PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(page.get_absolute_url()).status_code == 302


@EVERY_KIND
def test_an_editor_can_preview_every_kind(admin_client, settings, kind):
    settings.DEMO_MODE = True
    page = kind()

    answer = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert answer.status_code == 200


@EVERY_KIND
def test_an_editor_can_open_every_kind(admin_client, settings, kind):
    settings.DEMO_MODE = True
    page = kind()

    answer = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert answer.status_code == 200
    assert 'name="lead"' in answer.text


@pytest.mark.parametrize(
    "thing",
    [factories.FactFactory, factories.FinanceRowFactory, factories.TermFactory, factories.MilestoneFactory],
    ids=["figure", "table of amounts", "word", "moment"],
)
def test_an_editor_can_open_every_snippet(admin_client, settings, thing):
    settings.DEMO_MODE = True
    made = thing()
    made = getattr(made, "figure", None) or getattr(made, "table", None) or made
    viewset = type(made).snippet_viewset

    for address in (
        reverse(viewset.get_url_name("list")),
        reverse(viewset.get_url_name("add")),
        reverse(viewset.get_url_name("edit"), args=[made.pk]),
    ):
        assert admin_client.get(address).status_code == 200


@pytest.mark.parametrize("lock", [None, PageViewRestriction.LOGIN], ids=["open", "behind a lock"])
def test_who_may_see_a_page_can_be_chosen_in_the_editor(admin_client, settings, lock):
    settings.DEMO_MODE = True
    page = factories.StandardPageFactory()
    if lock:
        PageViewRestriction.objects.create(page=page, restriction_type=lock)

    assert admin_client.get(f"/beheer/pages/{page.pk}/privacy/").status_code == 200
