"""The tips for a text, for beside the field in which somebody writes it."""

from dataclasses import asdict

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from home.plain_language import reading_ease, tips_of

LONGEST = 20_000
MOST_TIPS = 30


@never_cache
@require_POST
def reading_tips(request):
    """For staff only: Wagtail closes every address under /beheer/ to others."""
    text = request.POST.get("text", "")
    if len(text) > LONGEST:
        return JsonResponse({"error": _("This text is too long for tips. Copy a part of it.")}, status=422)
    tips = tips_of(text)
    return JsonResponse(
        {
            "tips": [asdict(tip) for tip in tips[:MOST_TIPS]],
            "count": len(tips),
            "summary": summary(text, len(tips)),
        }
    )


def summary(text, count):
    ease = reading_ease(text)
    if ease is None:
        return ""
    tips = _("%(count)s reading tips") % {"count": count} if count else _("No reading tips")
    return _("%(tips)s. Ease of reading: %(ease)s of 100; higher reads more easily.") % {
        "tips": tips,
        "ease": ease,
    }
