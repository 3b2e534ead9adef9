"""Posters, forms and letters for the printer."""

import functools

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from config.documents import pdf_file
from config.page_cache import public_page
from surveys.access.sending import invitations_by_letter
from surveys.building.access import Access
from surveys.building.models import Survey
from surveys.paper import documents, queries
from surveys.paper import letters as runs
from surveys.paper.models import RunState
from surveys.paper.printing_forms import LettersForm
from surveys.paper.tasks import make_letters

EXAMPLE_CODE = "XXXX-XXXX-XXXX-XXXX"


def for_printers(view):
    """The survey to print, for who may; to everybody else these pages do not exist."""

    @never_cache
    @login_required
    @functools.wraps(view)
    def guarded(request, slug, *args, **kwargs):
        survey = get_object_or_404(Survey.objects.public().select_related("process"), slug=slug)
        if not request.user.has_perm("surveys.print", survey) or survey.current is None:
            raise Http404
        return view(request, survey, *args, **kwargs)

    return guarded


@for_printers
@require_safe
def printing(request, survey):
    return show(request, survey, LettersForm())


def show(request, survey, form, *, status=200):
    made = list(runs.runs_of(request.user, survey))
    context = {
        "survey": survey,
        "form": form,
        "runs": made,
        "is_busy": any(run.state in (RunState.WAITING, RunState.RUNNING) for run in made),
        "has_codes": survey.access == Access.CODE,
        "is_for_panel": survey.access == Access.PANEL,
        "panel_letters": panel_letters(request.user, survey),
        "is_open": survey.is_open(),
    }
    return render(request, "surveys/paper/printing.html", context, status=status)


def panel_letters(user, survey):
    """How many members wait for a letter, for who may know their addresses."""
    if survey.access != Access.PANEL or not runs.may_write_to_panel(user, survey):
        return 0
    return len(invitations_by_letter(survey))


@for_printers
@sensitive_post_parameters("addresses")
@require_POST
def order_letters(request, survey):
    if survey.access == Access.PANEL:
        run = runs.order_for_panel(actor=request.user, survey=survey)
        if run:
            make_letters.enqueue(run.pk)
        return redirect("paper:printing", survey.slug)
    form = LettersForm(request.POST)
    if not form.is_valid():
        return show(request, survey, form, status=422)
    run = runs.order(actor=request.user, survey=survey, **form.cleaned_data)
    make_letters.enqueue(run.pk)
    return redirect("paper:printing", survey.slug)


@for_printers
@require_safe
def letters(request, survey, pk):
    """Somebody else's letters do not exist; nor do those of yesterday."""
    run = get_object_or_404(
        runs.runs_of(request.user, survey).select_related("file"), pk=pk, file__isnull=False
    )
    return pdf_file(runs.fetch(actor=request.user, run=run), f"brieven-{survey.slug}.pdf")


@for_printers
@require_safe
def poster(request, survey):
    is_large = request.GET.get("formaat") == "a3"
    size = "a3" if is_large else "a4"
    return pdf_file(documents.poster_pdf(survey, is_large=is_large), f"poster-{size}-{survey.slug}.pdf")


@for_printers
@require_safe
def form(request, survey):
    return pdf_file(documents.form_pdf(survey), f"formulier-{survey.slug}.pdf")


@for_printers
@require_safe
def letter(request, survey):
    """One letter to look at; its code opens nothing."""
    code = EXAMPLE_CODE if survey.access == Access.CODE else ""
    return pdf_file(documents.letter_pdf(survey, code=code), f"voorbeeldbrief-{survey.slug}.pdf")


@for_printers
@require_safe
def thanks(request, survey):
    return pdf_file(documents.thanks_pdf(survey), f"bedankbrief-{survey.slug}.pdf")


@public_page
@require_safe
def public_form(request, slug):
    """The form to print at home or for a neighbour, as long as everybody may answer."""
    if request.GET:
        # A form takes a second to lay out, so it is kept under one address only.
        return redirect(request.path)
    survey = get_object_or_404(queries.surveys_on_paper().select_related("process"), slug=slug)
    if survey.access != Access.OPEN or survey.current is None:
        raise Http404
    return pdf_file(documents.form_pdf(survey), f"{survey.slug}-op-papier.pdf")
