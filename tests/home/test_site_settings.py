import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from home.colours import DEFAULTS, ENOUGH, PAIRS, contrast, unreadable
from home.site_settings import SiteSettings

pytestmark = pytest.mark.django_db


def settings_with(**changes):
    return SiteSettings(site=Site.objects.get(is_default_site=True), **changes)


def problems_of(settings):
    with pytest.raises(ValidationError) as refused:
        settings.full_clean()
    return refused.value.message_dict


def test_the_colours_of_the_look_can_all_be_read():
    assert list(unreadable(DEFAULTS)) == []


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_settings_start_as_the_look():
    settings = settings_with()

    settings.full_clean()

    assert settings.colours == DEFAULTS
    assert settings.own_colours == ""


@pytest.mark.parametrize("text", PAIRS)
def test_a_text_colour_that_cannot_be_read_is_refused_at_its_own_field(text):
    background = DEFAULTS[PAIRS[text][0]]

    problems = problems_of(
        settings_with(**{text: "#fffffe" if contrast(background, "#ffffff") < ENOUGH else "#000001"})
    )

    assert text in problems


def test_a_background_that_hides_its_text_is_refused_at_the_background():
    problems = problems_of(settings_with(paper="#333333"))

    assert list(problems) == ["paper"]
    assert "“Tekst”" in " ".join(problems["paper"])


def test_the_refusal_says_in_dutch_how_much_contrast_is_needed():
    problems = problems_of(settings_with(ink_soft="#b0b0b0"))

    assert "Ten minste 4,5 op 1 is nodig." in problems["ink_soft"][0]


@pytest.mark.parametrize(
    "colour", ["", "red", "#12", "#12345g", "#123456\n", "url(x)", "#123456;}", "</style>"]
)
def test_what_is_no_colour_is_refused(colour):
    assert "action" in problems_of(settings_with(action=colour))


@pytest.mark.parametrize("telephone", ["", "javascript:alert(1)", "bel maar", "1" * 21])
def test_what_is_no_telephone_number_is_refused(telephone):
    assert "telephone" in problems_of(settings_with(telephone=telephone))
