"""Links in mails and letters to the panel: signed, so they work without signing in, each for one thing only."""

from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse

from surveys.access.models import PanelMember

CONFIRM, PROFILE, LEAVE = "confirm", "profile", "leave"
DAY = 24 * 60 * 60
# Who has not confirmed by then is forgotten too. Leaving must always work, however old the mail.
LIFE = {CONFIRM: 7 * DAY, PROFILE: DAY, LEAVE: None}


def token(member, purpose):
    return signing.dumps(member.pk.hex, salt=f"panel.{purpose}")


def address(member, purpose):
    return reverse(f"panel:{purpose}", args=[token(member, purpose)])


def member_of(text, purpose):
    """The member whom this link was made for, or None when it is forged, too old, or of somebody who left."""
    try:
        key = signing.loads(text, salt=f"panel.{purpose}", max_age=LIFE[purpose])
        return PanelMember.objects.filter(pk=key).first()
    except (signing.BadSignature, ValidationError):
        return None
