"""The way to follow a thing; the same for everyone, so that a public page stays the same for everyone."""

from django import template
from django.urls import reverse

from dialogue.notifications.followable import kind_of
from dialogue.notifications.hears import rows_of

register = template.Library()


@register.inclusion_tag("dialogue/notifications/_follow.html")
def follow_link(thing):
    kind = kind_of(thing) if thing.pk else None
    if kind is None:
        return {}
    return {"kind": kind, "url": reverse("notifications:follow", args=[kind.name, thing.pk]), "thing": thing}


@register.filter
def words_of(announcement):
    """What happened, in the words of who hears it from further away."""
    rows = rows_of(announcement.event)
    return rows[-1].words(announcement) if rows else announcement.title
