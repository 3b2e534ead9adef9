"""Short answers to machines: where they may look, and whom to tell about a leak."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from config.page_cache import public_page

CLOSED = ["/beheer/", "/accounts/", "/mijn/", "/live/", "/zoeken/", "/postvak/"]
HALF_A_YEAR = timedelta(days=180)


def lines(*words):
    return HttpResponse("\n".join(words) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@public_page
def robots(request):
    if settings.DEMO_MODE:
        return lines("User-agent: *", "Disallow: /")
    return lines("User-agent: *", *(f"Disallow: {path}" for path in CLOSED))


@require_safe
@public_page
def security(request):
    """RFC 9116: whom to tell, and until when this holds."""
    expires = (timezone.now() + HALF_A_YEAR).replace(minute=0, second=0, microsecond=0)
    return lines(
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL.rstrip('/')}/.well-known/security.txt",
    )
