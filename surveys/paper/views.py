"""Where staff type in what came on paper: the piles of a survey, a pile, and one form on one page."""

import functools

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from surveys.building.models import Survey
from surveys.paper import actions, queries
from surveys.paper.forms import CONSENT, BatchForm, CodeForm, SheetForm
from surveys.paper.models import Batch

LINES_SHOWN = 20


def for_clerks(view):
    """To everybody else these pages do not exist."""

    @never_cache
    @login_required
    @functools.wraps(view)
    def guarded(request, *args, **kwargs):
        if not (request.user.is_active and request.user.has_perm("surveys.enter_paper")):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def survey_or_404(slug):
    return get_object_or_404(Survey.objects.public().select_related("process"), slug=slug)


def batch_or_404(slug, pk):
    return get_object_or_404(Batch.objects.select_related("survey"), pk=pk, survey__slug=slug)


@for_clerks
@require_safe
def overview(request):
    return render(request, "surveys/paper/overview.html", {"surveys": queries.surveys_on_paper()})


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request, slug):
    """The piles of a survey, and a new one."""
    survey = survey_or_404(slug)
    form = BatchForm(request.POST or None)
    if request.method == "POST" and survey.is_open() and form.is_valid():
        batch = actions.open_batch(actor=request.user, survey=survey, **form.cleaned_data)
        return redirect("paper:batch", slug, batch.pk)
    batches = list(queries.batches_of(survey))
    context = {
        "survey": survey,
        "is_open": survey.is_open() and survey.access in queries.ON_PAPER,
        "form": form,
        "piles": piles(batches),
        "agreement": queries.agreement(*sums(batches)),
        "enough": queries.ENOUGH_AGREEMENT,
    }
    return render(
        request, "surveys/paper/survey.html", context, status=422 if request.method == "POST" else 200
    )


def sums(batches):
    return sum(batch.compared for batch in batches), sum(batch.different for batch in batches)


def piles(batches):
    """[(pile, forms that wait, agreement in percent or None)]"""
    waiting = queries.waiting_counts(batches)
    return [
        (batch, waiting.get(batch.pk, 0), queries.agreement(batch.compared, batch.different))
        for batch in batches
    ]


@for_clerks
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request, slug, pk):
    """Every form begins with its code; only then the questions come."""
    batch = batch_or_404(slug, pk)
    form = CodeForm(request.POST or None, survey=batch.survey)
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.look_up(actor=request.user, batch=batch, shown=form.cleaned_data["shown"])
        except actions.Refused as refused:
            form.add_error("shown", str(refused.words))
        else:
            sheet_form = SheetForm(batch.survey.current.questions, initial={CONSENT: batch.received_on})
            return show_sheet(request, batch, form.cleaned_data["shown"], found, sheet_form)
    return show_batch(request, batch, form, status=422 if request.method == "POST" else 200)


def show_batch(request, batch, form, *, status=200):
    found = piles(list(queries.batches_of(batch.survey).filter(pk=batch.pk)))
    (counted, waiting, agreement) = found[0]
    context = {
        "survey": batch.survey,
        "batch": counted,
        "waiting": waiting,
        "agreement": agreement,
        "enough": queries.ENOUGH_AGREEMENT,
        "form": form,
        "lines": batch.lines.select_related("clerk")[:LINES_SHOWN],
    }
    return render(request, "surveys/paper/batch.html", context, status=status)


@for_clerks
@sensitive_post_parameters()
@require_POST
def sheet(request, slug, pk):
    """One form: looked through first, or stored at once."""
    batch = batch_or_404(slug, pk)
    shown, version = request.POST.get("shown", ""), batch.survey.current
    try:
        found = actions.look_up(actor=request.user, batch=batch, shown=shown)
    except actions.Refused as refused:
        form = CodeForm({"shown": shown}, survey=batch.survey)
        form.add_error("shown", str(refused.words))
        return show_batch(request, batch, form, status=422)
    form = SheetForm(version.questions, request.POST)
    if not form.is_valid() or "look" in request.POST:
        return show_sheet(request, batch, shown, found, form, status=422 if form.errors else 200)
    return store(request, batch, shown, found, version, form)


def store(request, batch, shown, found, version, form):
    try:
        typed = actions.enter_sheet(
            actor=request.user,
            batch=batch,
            sheet=found,
            version=version,
            answers=form.answers,
            texts=form.texts,
            consented_on=form.cleaned_data[CONSENT],
            chosen=form.chosen,
        )
    except actions.Refused as refused:
        form.add_error(None, str(refused.words))
        return show_sheet(request, batch, shown, found, form, status=422)
    if typed.differences:
        return show_sheet(request, batch, shown, found, form, differences=typed.differences, status=422)
    messages.success(request, said(typed, form))
    return redirect("paper:batch", batch.survey.slug, batch.pk)


def said(typed, form):
    if not typed.counts:
        return _("Kept. A colleague types it again; then it counts.")
    if form.not_counted:
        numbers = ", ".join(map(str, form.not_counted))
        return _("This form counts. The answer at %(numbers)s was for other people, so it does not.") % {
            "numbers": numbers
        }
    return _("This form counts.")


def show_sheet(request, batch, shown, found, form, *, differences=(), status=200):
    context = {
        "survey": batch.survey,
        "batch": batch,
        "shown": shown,
        "number": found.number,
        "form": form,
        "differences": differences,
        "looked": "look" in request.POST and not form.errors,
    }
    return render(request, "surveys/paper/sheet.html", context, status=status)


@for_clerks
@require_POST
def close(request, slug, pk):
    batch = batch_or_404(slug, pk)
    try:
        actions.close_batch(actor=request.user, batch=batch)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("paper:batch", slug, pk)
    messages.success(request, _("The pile is closed."))
    return redirect("paper:survey", slug)
