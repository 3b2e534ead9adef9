"""Words about accounts for templates."""

from django import template
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dialogue.people.models import User

register = template.Library()
DEMO_DOMAIN = "@demo.example"
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


@register.simple_tag
def demo_accounts():
    """The accounts a visitor of the demo may try; elsewhere none."""
    return User.objects.filter(email__endswith=DEMO_DOMAIN).order_by("pk")[:20] if settings.DEMO_MODE else []


@register.simple_tag
def demo_password():
    return settings.DEMO_PASSWORD


@register.filter
def device(user_agent):
    """What somebody calls the device: "Firefox, Windows"."""
    found = [
        next((word for sign, word in words.items() if sign in user_agent), "")
        for words in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(word for word in found if word) or _("Unknown device")
