"""What the pages for typing in show beside a field."""

from django import template
from django.core.exceptions import ValidationError

from surveys.paper import reading

register = template.Library()


@register.filter
def picked(field, item):
    """The keys that are chosen by what stands in a field, so that it can be seen without script."""
    if item.shape == "ranks":
        return []
    try:
        return reading.picked(item.question, field.value() or "")
    except ValidationError:
        return []
