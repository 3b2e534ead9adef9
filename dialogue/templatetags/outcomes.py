"""How pages show answers and promises."""

from django import template

from dialogue.outcomes.promises import Promise
from dialogue.outcomes.queries import promises_of

register = template.Library()
# Words about a promise get the colour of the clock first.
KINDS = {"kept": "kept", "broken": "late"}


@register.filter
def kind_of(promise):
    """Which look a promise has: late, kept or open."""
    return "late" if promise.is_late() else KINDS.get(promise.state, "open")


@register.filter
def kind_of_verdict(verdict):
    return "kept" if verdict == "adopted" else "plain"


@register.simple_tag
def promises_of_process(process):
    """The public promises of a process, late ones first."""
    return Promise.objects.public().filter(process=process).for_list() if process.pk else []


@register.simple_tag
def led_to_promises(kind, key):
    """The public promises that answer one thing: a recommendation, for example."""
    return promises_of(kind, [key]).get(key, [])
