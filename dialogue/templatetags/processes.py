"""How the pages of processes write dates and texts."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from dialogue.processes.doors import doors_of
from dialogue.processes.text import blocks_of

register = template.Library()


@register.filter
def day(value):
    """A day written out with its weekday; the year only when it is not this one."""
    if value is None:
        return ""
    if hasattr(value, "hour"):
        value = timezone.localtime(value).date()
    return date_format(value, "l j F" if value.year == timezone.localdate().year else "l j F Y")


@register.filter
def clock(value):
    """Day and time of a moment."""
    return f"{day(value)}, {timezone.localtime(value):%H.%M}"


@register.simple_tag
def ways_in(process, phase):
    """The ways to take part in this phase."""
    return doors_of(process, phase)


@register.inclusion_tag("dialogue/processes/_text.html")
def plain_text(text):
    return {"blocks": blocks_of(text)}


@register.inclusion_tag("dialogue/processes/_timeline.html")
def timeline(process):
    """The phases with today on the line, and the answer at its end."""
    phases = process.timeline()
    now = timezone.now()
    return {
        "process": process,
        "before": [phase for phase in phases if phase.opens_at <= now],
        "after": [phase for phase in phases if phase.opens_at > now],
        "is_between": not process.is_answered() and not any(phase.is_open() for phase in phases),
        "today": timezone.localdate(),
        "has_answer_phase": any(phase.kind == "answer" for phase in phases),
    }


@register.filter
def phone(number):
    """The digits of a telephone number, for a link that dials."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
