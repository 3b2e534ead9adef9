"""What templates use of contributions: `|sanitised`, and the newest few for the page of a process."""

from django import template

from dialogue.contributions import sanitising
from dialogue.contributions.queries import latest

register = template.Library()


@register.filter
def sanitised(text):
    """Text from people as HTML, cleaned again."""
    return sanitising.sanitised(text)


@register.inclusion_tag("dialogue/contributions/_latest.html")
def latest_contributions(process):
    return {"contributions": latest(process), "process": process}
