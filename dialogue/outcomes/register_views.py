"""The register of promises: the list, one promise with its whole history, and what staff change in it."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from config.page_cache import public_page
from dialogue.outcomes import origins, promising
from dialogue.outcomes.promise_forms import DayForm, EvidenceForm, MoveForm, RegisterForm, ScopeForm
from dialogue.outcomes.promises import Promise
from dialogue.outcomes.queries import origins_of
from dialogue.outcomes.register import Register
from dialogue.outcomes.register_queries import chain_behind, for_page
from dialogue.processes.models import Process
from dialogue.processes.views import page_of

LONGEST_KEY = 15
page_with_form = require_http_methods(["GET", "HEAD", "POST"])
# What one can do with a promise: its form, its action, and what is said when it is done.
DOINGS = {
    "stand": (MoveForm, promising.move, gettext_noop("The state is changed. Everybody can read why.")),
    "bewijs": (EvidenceForm, promising.add_evidence, gettext_noop("The evidence stands in the register.")),
    "datum": (DayForm, promising.change_day, gettext_noop("The day is changed. Everybody can read why.")),
    "tekst": (
        ScopeForm,
        promising.change_scope,
        gettext_noop("The promise is changed. The first words stay."),
    ),
}


@require_safe
@public_page
def register(request):
    asked = Register(request.GET)
    if asked.promise:
        return redirect(asked.promise)
    page, is_known = page_of(asked.promises().for_list(), request.GET.get("pagina") or 1)
    is_first = page.number == 1 and not asked.chosen and not asked.words
    context = {
        "filters": asked,
        "page": page,
        "page_is_known": is_known,
        "pages": [(number, asked.page_address(number)) for number in page.paginator.page_range],
        "counts": asked.counts(),
        "late_answers": Process.objects.public().late().order_by("answer_by") if is_first else [],
    }
    found = is_known and not asked.unknown
    return render(request, "dialogue/outcomes/register.html", context, status=200 if found else 404)


@require_safe
@public_page
def promise(request, pk):
    promise = get_object_or_404(for_page(Promise.objects.public()), pk=pk)
    changes = list(promise.changes.all())
    context = {
        "promise": promise,
        "changes": changes,
        "original": next((each for each in changes if each.kind in {"scope", "made"} and each.after), None),
        "scope_changes": [each for each in changes if each.kind == "scope"],
        "date_changes": [each for each in changes if each.kind == "date"],
        "origins": origins_of(promise),
        "chains": chain_behind(promise),
        "crumbs": [{"title": _("Promises"), "url": reverse("outcomes:register")}],
    }
    return render(request, "dialogue/outcomes/promise.html", context)


@never_cache
@login_required
@page_with_form
def keep(request, pk):
    """Where who keeps a promise writes down how it goes."""
    promise = get_object_or_404(for_page(Promise.objects.all()), pk=pk)
    if not request.user.has_perm("dialogue.keep_promise", promise):
        raise Http404
    doing = request.POST.get("wat") if request.method == "POST" else None
    if doing == "weg":
        return take_back(request, promise)
    if request.method == "POST" and doing not in DOINGS:
        return show_keep(request, promise, status=422)
    if doing:
        return carry_out(request, promise, doing)
    return show_keep(request, promise)


def take_back(request, promise):
    process = promise.process
    try:
        promising.remove_draft(actor=request.user, promise=promise)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("outcomes:keep", promise.pk)
    messages.success(request, _("The draft is gone."))
    return redirect("outcomes:work", process.slug) if process else redirect("outcomes:register")


def carry_out(request, promise, doing):
    form_class, action, words = DOINGS[doing]
    form = form_of(form_class, promise, request.POST, prefix=doing)
    if form.is_valid():
        try:
            action(actor=request.user, promise=promise, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        except PermissionDenied:
            raise Http404 from None
        else:
            messages.success(request, _(words))
            return redirect("outcomes:keep", promise.pk)
    return show_keep(request, promise, status=422, **{doing: form})


def form_of(form_class, promise, data=None, prefix=""):
    more = {"promise": promise} if form_class is MoveForm else {}
    initial = {"text": promise.text} if form_class is ScopeForm else None
    return form_class(data, prefix=prefix, initial=initial, **more)


def show_keep(request, promise, *, status=200, **bound):
    forms = {name: form_of(doing[0], promise, prefix=name) for name, doing in DOINGS.items()} | bound
    context = {
        "promise": promise,
        "forms": forms,
        "form": next(iter(bound.values()), None),
        "open_part": next(iter(bound), ""),
        "parts": [
            ("stand", _("Say how it stands"), _("Change the state")),
            ("bewijs", _("Show evidence"), _("Add this evidence")),
            ("datum", _("Move the day"), _("Change the day")),
            ("tekst", _("Change what we promise"), _("Change the promise")),
        ],
        "crumbs": [
            {"title": _("Promises"), "url": reverse("outcomes:register")},
            {"title": promise.title, "url": promise.get_absolute_url() if promise.public_at else ""},
        ],
    }
    return render(request, "dialogue/outcomes/keep.html", context, status=status)


@never_cache
@login_required
@page_with_form
def enter(request):
    """A clerk writes down a motion or a commitment."""
    if not request.user.has_perm("dialogue.register_promise"):
        raise Http404
    form = RegisterForm(request.POST if request.method == "POST" else None)
    origin = origin_of(request)
    if request.method == "POST" and form.is_valid():
        values = {**values_of(form), "client_id": client_id_of(request), "origin": origin}
        return redirect(promising.make_promise(actor=request.user, **values))
    context = {
        "form": form,
        "origin": origin,
        "client_id": request.POST.get("client_id") or uuid.uuid4(),
        "crumbs": [{"title": _("Promises"), "url": reverse("outcomes:register")}],
    }
    return render(request, "dialogue/outcomes/enter.html", context, status=422 if form.errors else 200)


def origin_of(request):
    """What it answers, from `?van=recommendation-12`: only what is public can be named."""
    kind, _dash, key = request.GET.get("van", "").partition("-")
    pair = (kind, int(key)) if key.isascii() and key.isdigit() and len(key) < LONGEST_KEY else None
    return origins.load({pair}).get(pair) if pair else None


def values_of(form):
    values = dict(form.cleaned_data)
    alias = values.pop("alias")
    tags = {name: values.pop(name) for name in ("sporen", "target_groups")}
    return {**values, "aliases": [alias] if alias else [], "tags": tags}


def client_id_of(request):
    """The id of the form, so that a double click is one promise."""
    try:
        return uuid.UUID(request.POST.get("client_id", ""))
    except ValueError:
        return None
