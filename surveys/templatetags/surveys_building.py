"""For the screens of who builds a survey."""

from django import template
from wagtail.images import get_image_model

register = template.Library()


@register.inclusion_tag("surveys/building/_picture.html")
def question_picture(picture):
    """The picture of a question with its words, or nothing when it left the library."""
    image = get_image_model().objects.filter(pk=picture.id).first()
    return {"image": image, "alt": picture.alt}
