"""The pictures of a question, drawn once per size by Wagtail."""

from dataclasses import dataclass

from wagtail.images import get_image_model


@dataclass(frozen=True)
class Drawn:
    url: str
    alt: str
    width: int
    height: int


def pictures_of(question):
    """{"" for the question itself, or the key of an option: picture}; a picture that is gone is left out."""
    asked = {"": question.picture} | {option.key: option.picture for option in question.options}
    asked = {key: picture for key, picture in asked.items() if picture}
    if not asked:
        return {}
    images = get_image_model().objects.in_bulk([picture.id for picture in asked.values()])
    return {
        key: drawn(images[picture.id], picture.alt) for key, picture in asked.items() if picture.id in images
    }


def drawn(image, alt):
    rendition = image.get_rendition("width-800")
    return Drawn(rendition.url, alt, rendition.width, rendition.height)
