"""What an editor builds a page from: pictures described, no markup of one's own."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.rich_text import RichText

from home.blocks import FEATURES, BodyBlock
from home.light_markup import to_html
from tests.factories import home as factories
from tests.home.pages import soup_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return get_image_model().objects.create(title="IMG_2043.jpg", file=get_test_image_file())


def picture_block(picture, **fields):
    image = {"image": picture.pk, "decorative": False, "alt_text": "", **fields}
    return BodyBlock().to_python([{"type": "picture", "value": {"image": image, "caption": ""}}])


def test_a_picture_without_words_is_refused(picture):
    with pytest.raises(ValidationError):
        BodyBlock().clean(picture_block(picture))


@pytest.mark.parametrize("fields", [{"alt_text": "De kantine op zondag"}, {"decorative": True}])
def test_a_picture_is_described_or_marked_as_decoration(picture, fields):
    assert BodyBlock().clean(picture_block(picture, **fields))


# Wagtail leaves the temporary file of a resized picture to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_picture_shows_its_words_and_not_its_file_name(client, picture):
    image = {"image": picture.pk, "decorative": False, "alt_text": "De kantine op zondag"}
    body = json.dumps([{"type": "picture", "value": {"image": image, "caption": "Elke tweede zondag"}}])

    figure = soup_of(client, factories.StandardPageFactory(body=body)).select_one("figure")

    assert figure.img["alt"] == "De kantine op zondag"
    assert words(figure.figcaption) == "Elke tweede zondag"
    assert not figure.img.get("style")


def test_rich_text_has_no_room_for_markup_of_ones_own():
    assert set(FEATURES) == {"h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"}
    assert set(BodyBlock().child_blocks).isdisjoint({"html", "raw", "embed"})


def test_hostile_text_in_every_plain_block_stays_text(client):
    hostile = "<script>alert(1)</script>"
    section = {"anchor": "a", "title": hostile, "text": "<p>x</p>", "points": [hostile], "source": hostile}
    blocks = [
        {"type": "quote", "value": {"words": hostile, "speaker": hostile}},
        {"type": "notice", "value": {"title": hostile, "text": hostile}},
        {"type": "steps", "value": [{"title": hostile, "text": hostile}]},
        {"type": "section", "value": section},
    ]

    soup = soup_of(client, factories.StandardPageFactory(body=json.dumps(blocks)))

    assert soup.main.get_text().count(hostile) == 9
    assert not soup.main.select("script")


def test_a_chosen_thing_that_was_deleted_leaves_no_hole(client):
    blocks = [{"type": kind, "value": 404} for kind in ("figure", "table", "process")]

    soup_of(client, factories.StandardPageFactory(body=json.dumps(blocks)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Een\nregel\n\nTwee", "<p>Een regel</p><p>Twee</p>"),
        ("## Kop\ntekst", "<h2>Kop</h2><p>tekst</p>"),
        ("Zo:\n- een\n- twee", "<p>Zo:</p><ul><li>een</li><li>twee</li></ul>"),
        ("<b>&", "<p>&lt;b&gt;&amp;</p>"),
        ("", ""),
    ],
)
def test_light_markup_becomes_the_html_of_the_editor(text, html):
    assert to_html(text) == html
    assert RichText(html).source == html
