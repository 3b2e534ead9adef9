import pytest
from django.core.exceptions import ValidationError
from wagtail.images.tests.utils import get_test_image_file

from home.blocks import PictureBlock

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    from wagtail.images.models import Image

    return Image.objects.create(title="Markt", file=get_test_image_file())


def cleaned(image, **fields):
    block = PictureBlock()
    fields = {"image": str(image.pk), "decorative": "", "alt_text": "", **fields}
    data = {f"p-image-{name}": value for name, value in fields.items() if value} | {"p-caption": ""}
    return block.clean(block.value_from_datadict(data, {}, "p"))


def test_a_picture_without_words_is_refused(image):
    with pytest.raises(ValidationError):
        cleaned(image)


def test_a_picture_with_words_is_fine(image):
    assert (
        cleaned(image, alt_text="De markt in Holtenbroek")["image"].contextual_alt_text
        == "De markt in Holtenbroek"
    )


def test_a_picture_that_only_decorates_needs_no_words(image):
    assert cleaned(image, decorative="on")["image"].decorative
