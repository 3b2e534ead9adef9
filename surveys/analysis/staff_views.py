"""The pages of the analyst in the admin. Every deed goes back to the answer it was about, with the same filters."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from surveys.analysis import workspace
from surveys.analysis.coding import make_theme, remove_theme, rename_theme
from surveys.analysis.deeds import DEEDS
from surveys.analysis.forms import MarkForm, QuoteForm, RenameForm, SignalForm, ThemeForm
from surveys.analysis.holding import decide_signal, held_answers
from surveys.analysis.models import Hold, Reading, Theme
from surveys.analysis.rules import sees_signals
from surveys.building.models import Survey
from surveys.results.answered import versions_of

ICON = "edit"


def crumbs(*rest):
    return [{"url": reverse("open_answers"), "label": _("Open answers")}, *rest]


@never_cache
@require_safe
def overview(request):
    """Every closed survey with its open questions, and how far the reading is."""
    may_read = request.user.has_perm("surveys.read_answers", None)
    if not may_read and not sees_signals(request.user):
        raise PermissionDenied
    context = {
        "works": workspace.closed_surveys() if may_read else [],
        "may_read": may_read,
        "sees_signals": sees_signals(request.user),
        "breadcrumbs_items": [{"url": "", "label": _("Open answers")}],
        "header_title": _("Open answers"),
        "header_icon": ICON,
    }
    return render(request, "surveys/analysis/admin/overview.html", context)


def survey_of(request, pk, right="surveys.read_answers"):
    survey = get_object_or_404(Survey.objects.originals(), pk=pk)
    if not request.user.has_perm(right, survey):
        raise PermissionDenied
    return survey


def title_of(survey, text_key):
    versions = versions_of(survey)
    for key, question, words in workspace.texts_in(versions[0].questions) if versions else ():
        if key == text_key:
            return workspace.title_of(question, words)
    raise Http404


@never_cache
@require_safe
def work(request, pk, text_key):
    """One answer in front, with its themes, its personal data, and whether it becomes a quote."""
    survey = survey_of(request, pk)
    return page(request, workspace.Workspace(survey, text_key, title_of(survey, text_key), request.GET))


def page(request, space, status=200):
    quote = space.quote if space.current else None
    chosen = {"version": quote.version if quote else 0}
    if quote:
        is_all = (quote.start, quote.end) == (0, len(space.current.answer.text))
        words = "" if is_all else space.quoted_words
        chosen |= {"words": words, "group": quote.group, "is_minority": quote.is_minority}
    context = {
        "space": space,
        "reading": space.current,
        "may_code": request.user.has_perm("surveys.code_answers", space.survey),
        "theme_form": ThemeForm(),
        "mark_form": MarkForm(),
        "quote_form": QuoteForm(initial=chosen, groups=space.groups) if space.current else None,
        "breadcrumbs_items": crumbs({"url": "", "label": space.title}),
        "header_title": space.title,
        "page_subtitle": space.survey.title,
        "header_icon": ICON,
    }
    return render(request, "surveys/analysis/admin/work.html", context, status=status)


def back_to(survey, text_key, query):
    address = reverse("open_answers_work", args=[survey.pk, text_key])
    return redirect(f"{address}?{query}#antwoord" if query else address)


def tell(request, error):
    for words in error.messages:
        messages.error(request, words)


@never_cache
@require_POST
def change(request, pk):
    """One deed with one answer; which one stands in `doe`."""
    reading = get_object_or_404(
        Reading.objects.not_held().select_related("survey", "answer__response"), pk=pk
    )
    survey_of(request, reading.survey_id, "surveys.code_answers")
    name, *rest = request.POST.get("doe", "").split(":")
    if name not in DEEDS:
        raise Http404
    try:
        DEEDS[name](request, reading, *rest)
    except ValidationError as error:
        tell(request, error)
    except (TypeError, ValueError):
        raise Http404 from None
    query = request.POST.get("verder" if name in ("read", "hold") else "terug", "")
    return back_to(reading.survey, reading.text_key, query)


@never_cache
@require_POST
def add_theme_to(request, pk, text_key):
    survey = survey_of(request, pk, "surveys.code_answers")
    title_of(survey, text_key)
    form = ThemeForm(request.POST)
    try:
        if form.is_valid():
            make_theme(actor=request.user, survey=survey, text_key=text_key, **form.cleaned_data)
        else:
            messages.error(request, _("Give the theme a name of at most 80 letters."))
    except ValidationError as error:
        tell(request, error)
    return back_to(survey, text_key, request.POST.get("terug", ""))


@never_cache
@require_POST
def change_theme(request, pk):
    """Another name, or away when nothing stands under it."""
    theme = get_object_or_404(Theme.objects.select_related("survey"), pk=pk)
    survey = survey_of(request, theme.survey_id, "surveys.code_answers")
    form = RenameForm(request.POST)
    try:
        if request.POST.get("doe") == "remove":
            remove_theme(actor=request.user, theme=theme)
        elif form.is_valid():
            rename_theme(actor=request.user, theme=theme, **form.cleaned_data)
        else:
            messages.error(request, _("Give the theme a name of at most 80 letters."))
    except ValidationError as error:
        tell(request, error)
    return back_to(survey, theme.text_key, request.POST.get("terug", ""))


@never_cache
@require_safe
def signals(request):
    """For the two named roles only: what is held back, and what to do with it."""
    return show_signals(request)


def show_signals(request, refused=None, status=200):
    if not sees_signals(request.user):
        raise PermissionDenied
    context = {
        "held": [
            (hold, refused[1] if refused and refused[0] == hold.pk else SignalForm(prefix=str(hold.pk)))
            for hold in held_answers()
        ],
        "breadcrumbs_items": crumbs({"url": "", "label": _("Sensitive signals")}),
        "header_title": _("Sensitive signals"),
        "header_icon": "warning",
    }
    return render(request, "surveys/analysis/admin/signals.html", context, status=status)


@never_cache
@require_POST
def decide(request, pk):
    if not sees_signals(request.user):
        raise PermissionDenied
    hold = get_object_or_404(Hold.objects.select_related("decided_by"), pk=pk)
    form = SignalForm(request.POST, prefix=str(pk))
    if not form.is_valid():
        return show_signals(request, (pk, form), status=422)
    try:
        decide_signal(actor=request.user, hold=hold, **form.cleaned_data)
    except ValidationError as error:
        tell(request, error)
    return redirect("open_answers_signals")
