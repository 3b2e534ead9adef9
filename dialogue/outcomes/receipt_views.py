"""What your input did: with a code of a receipt, and the page where somebody without an account gets one."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dialogue.contributions.queries import room_of
from dialogue.outcomes import receipts
from dialogue.outcomes.forms import CodeForm
from dialogue.outcomes.handing_out import give_receipt
from dialogue.outcomes.queries import led_to
from dialogue.rooms.visitors import visitor_of_request

page_with_form = require_http_methods(["GET", "HEAD", "POST"])
# Only wrong codes count, so that a whole library with good codes can look.
WRONG_CODES, WITHIN = 20, 10 * 60


def misses_of(request):
    return f"receipt-misses:{get_adapter().get_client_ip(request)}"


@never_cache
@page_with_form
def ask(request):
    """Where somebody types the code of their receipt."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect("outcomes:given", form.cleaned_data["code"].strip().replace("/", ""))
    return show_ask(request, form, status=422 if form.errors else 200)


def show_ask(request, form, status=200, refusal=""):
    context = {"form": form, "refusal": refusal}
    response = render(request, "dialogue/outcomes/ask_code.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@page_with_form
def given(request, code):
    """What became of what somebody gave; a code that does not exist, and one that is no code, get the same answer."""
    misses = misses_of(request)
    if cache.get_or_set(misses, 0, WITHIN) >= WRONG_CODES:
        return show_ask(request, CodeForm(), status=429, refusal=_("You tried many codes. Wait ten minutes."))
    found = receipts.find(code)
    if found is None:
        cache.incr(misses)
        unknown = _("We do not know this code. Look at your receipt once more.")
        return show_ask(request, CodeForm(), status=404, refusal=unknown)
    context = {"given": found, "process": found.process, "pieces": led_to(found.inputs)}
    response = render(request, "dialogue/outcomes/given.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@page_with_form
def my_code(request, slug):
    """Somebody without an account gets a code for what they said here. It is shown now, and never again."""
    room = room_of(slug)
    visitor = visitor_of_request(request)
    participant = visitor.participant_in(room) if visitor.is_known() else None
    if participant is None or participant.pk is None or participant.user_id:
        raise Http404
    process = room.phase.process
    has_spoken = room.contributions.filter(author=participant).exists()
    code = give_receipt(participant=participant) if request.method == "POST" and has_spoken else ""
    context = {
        "process": process,
        "code": code,
        "has_spoken": has_spoken,
        "had_one": hasattr(participant, "receipt"),
        "address": request.build_absolute_uri(reverse("outcomes:given", args=[code])) if code else "",
        "crumbs": [
            {"title": process.title, "url": process.get_absolute_url()},
            {"title": _("Conversation"), "url": reverse("contributions:conversation", args=[slug])},
        ],
    }
    return render(request, "dialogue/outcomes/my_code.html", context)
