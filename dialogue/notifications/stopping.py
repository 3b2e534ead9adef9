"""The way out that stands in a mail: works without signing in, for one person and one kind of mail, and for ever."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "notifications.stop"


def stop_address(user, what):
    token = signing.dumps({"user": user.pk, "what": what}, salt=SALT, compress=True)
    return f"{settings.BASE_URL}{reverse('notifications:stop', args=[token])}"


def read_token(token):
    """(key of a user, what to stop), or None when the link was not ours."""
    try:
        words = signing.loads(token, salt=SALT)
        return words["user"], words["what"]
    except (signing.BadSignature, KeyError, TypeError):
        return None


def headers(address):
    """RFC 2369 and RFC 8058: a mail program shows its own button, and one POST is enough."""
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
