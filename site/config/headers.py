"""Headers on every answer: pages, errors, files and redirects alike. So this stands before what may answer early."""

from csp.utils import build_policy
from django.conf import settings

EDITOR = "/beheer/"


def always():
    """Header and value, from the same settings that Django's own middleware reads."""
    yield "Permissions-Policy", settings.PERMISSIONS_POLICY
    yield "X-Content-Type-Options", "nosniff"
    yield "X-Frame-Options", settings.X_FRAME_OPTIONS
    yield "Referrer-Policy", settings.SECURE_REFERRER_POLICY
    yield "Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY


class HeadersMiddleware:
    """Safety headers on all answers; nothing personal may be stored on the way."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for header, value in always():
            response.headers.setdefault(header, value)
        if settings.SECURE_HSTS_SECONDS and request.is_secure():
            response.headers.setdefault(
                "Strict-Transport-Security",
                f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload",
            )
        response.headers["Cache-Control"] = cache_control(response)
        return response


def cache_control(response):
    """What a view said; what is private is not stored either; what says nothing is for one person."""
    said = response.headers.get("Cache-Control", "")
    if not said:
        return "no-cache" if getattr(response, "is_public_page", False) else "no-store"
    return f"{said}, no-store" if "private" in said and "no-store" not in said else said


class ContentPolicyMiddleware:
    """The strict policy everywhere; Wagtail's editor puts style elements in its pages, so a looser one there.

    Neither has a nonce, so both are written once and not anew for every answer, as django-csp's own middleware does.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.strict, self.editor = build_policy(), build_policy(replace=settings.EDITOR_POLICY)

    def __call__(self, request):
        response = self.get_response(request)
        policy = self.editor if request.path.startswith(EDITOR) else self.strict
        response.headers.setdefault("Content-Security-Policy", policy)
        return response
