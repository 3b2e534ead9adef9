"""Where staff hand out codes and write to the panel, in the admin of Wagtail. Nobody's name or answer stands here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from surveys.access import handing_out, inviting, queries, sending, sheets
from surveys.access.models import CodeBatch
from surveys.access.staff_forms import AddressFileForm, CodeFileForm, InviteForm, MakeBatchForm
from surveys.building.models import Survey

FORMS = {"make": MakeBatchForm, "addresses": AddressFileForm, "codes": CodeFileForm, "invite": InviteForm}


def survey_of(request, pk):
    survey = get_object_or_404(Survey, pk=pk)
    if not request.user.has_perm("surveys.manage_access", survey):
        raise PermissionDenied
    return survey


@never_cache
@require_safe
def surveys(request):
    """Every survey that people can be asked for."""
    if not request.user.has_perm("surveys.manage_access", None):
        raise PermissionDenied
    context = {
        "surveys": Survey.objects.order_by("closed_at", "-closes_at"),
        "panel": queries.size_of_panel(),
        "breadcrumbs_items": [{"url": "", "label": _("Who may answer")}],
        "header_title": _("Who may answer"),
        "header_icon": "key",
    }
    return render(request, "surveys/admin/surveys.html", context)


@never_cache
@require_safe
def access(request, pk):
    return page(request, survey_of(request, pk))


def page(request, survey, **refused):
    """All there is to do for one survey; a form that was refused stands there with its errors."""
    forms = {name: form_class(prefix=name) for name, form_class in FORMS.items()}
    preview = InviteForm(request.GET, prefix="invite") if "bekijk" in request.GET else None
    if preview:
        forms["invite"] = preview
    context = {
        "survey": survey,
        "state": queries.state_of(survey),
        "batches": survey.code_batches.all(),
        "forms": {**forms, **refused},
        "reached": reached(survey, preview),
        "reminders": {number: len(rights) for number, rights in inviting.to_remind(survey).items() if rights},
        "letters": sending.invitations_by_letter(survey),
        "breadcrumbs_items": [
            {"url": reverse("survey_access_list"), "label": _("Who may answer")},
            {"url": "", "label": survey.title},
        ],
        "header_title": survey.title,
        "header_icon": "key",
    }
    return render(request, "surveys/admin/access.html", context, status=422 if refused else 200)


def reached(survey, form):
    """How many members a choice reaches who were not asked before, or None when there is nothing to show yet."""
    if form is None or not form.is_valid():
        return None
    return inviting.chosen(**form.cleaned_data).exclude(rights__survey=survey).count()


def back(survey):
    return redirect("survey_access", survey.pk)


@never_cache
@require_POST
def make_codes(request, pk):
    survey = survey_of(request, pk)
    form = MakeBatchForm(request.POST, prefix="make")
    if not form.is_valid():
        return page(request, survey, make=form)
    handing_out.make_batch(actor=request.user, survey=survey, **form.cleaned_data)
    messages.success(request, _("The pile is ready. Get the codes when the printer is waiting for them."))
    return back(survey)


@never_cache
@require_POST
def get_codes(request, pk, batch):
    """The file for the printer. There is one chance, so the page said so before."""
    survey = survey_of(request, pk)
    batch = get_object_or_404(CodeBatch.objects.select_related("survey"), pk=batch, survey=survey)
    made = handing_out.hand_over(actor=request.user, batch=batch)
    if made is None:
        messages.error(
            request, _("These codes were handed over already. Withdraw the pile if they are lost.")
        )
        return back(survey)
    rows = [(code, handing_out.link_to(survey, code)) for code in made]
    return sheets.as_csv(f"codes-{survey.slug}-{batch.pk}", (_("code"), _("link")), rows)


@never_cache
@require_POST
def withdraw_codes(request, pk, batch):
    survey = survey_of(request, pk)
    batch = get_object_or_404(CodeBatch.objects.select_related("survey"), pk=batch, survey=survey)
    if handing_out.withdraw_batch(actor=request.user, batch=batch):
        messages.success(request, _("These codes open nothing any more. Answers that were given stay."))
    return back(survey)


@never_cache
@require_POST
def codes_for_addresses(request, pk):
    """The same addresses back, each with a code. Nothing of them is stored."""
    survey = survey_of(request, pk)
    form = AddressFileForm(request.POST, request.FILES, prefix="addresses")
    if form.is_valid():
        try:
            heading, rows = handing_out.code_per_address(actor=request.user, survey=survey, **by_lines(form))
        except ValidationError as error:
            form.add_error("file", error)
        else:
            return sheets.as_csv(f"brieven-{survey.slug}", heading, rows)
    return page(request, survey, addresses=form)


@never_cache
@require_POST
def take_in_codes(request, pk):
    survey = survey_of(request, pk)
    form = CodeFileForm(request.POST, request.FILES, prefix="codes")
    if form.is_valid():
        try:
            batch = handing_out.take_in_codes(actor=request.user, survey=survey, **by_lines(form))
        except ValidationError as error:
            form.add_error("file", error)
        else:
            words = ngettext("One code was taken in.", "%(number)s codes were taken in.", batch.size)
            messages.success(request, words % {"number": batch.size})
            return back(survey)
    return page(request, survey, codes=form)


def by_lines(form):
    cleaned = form.cleaned_data
    return {"key": cleaned["key"], "name": cleaned["name"], "lines": cleaned["file"]}


@never_cache
@require_POST
def invite(request, pk):
    survey = survey_of(request, pk)
    form = InviteForm(request.POST, prefix="invite")
    if not form.is_valid():
        return page(request, survey, invite=form)
    number = inviting.invite(actor=request.user, survey=survey, members=inviting.chosen(**form.cleaned_data))
    words = ngettext("One member is invited.", "%(number)s members are invited.", number)
    messages.success(request, words % {"number": number})
    return back(survey)


@never_cache
@require_POST
def remind(request, pk):
    survey = survey_of(request, pk)
    number = inviting.remind(actor=request.user, survey=survey)
    words = ngettext("One reminder is planned.", "%(number)s reminders are planned.", number)
    messages.success(request, words % {"number": number})
    return back(survey)


@never_cache
@require_POST
def letters(request, pk):
    """Names, addresses and codes for the printer: those letters that are not in the post yet."""
    survey = survey_of(request, pk)
    handing_out.note(survey, "letters_fetched", request.user)
    heading = (_("name"), _("street"), _("town"), _("code"), _("link"), _("leave the panel"), _("reminder"))
    rows = [
        (letter.name, *letter.address, letter.code, letter.link, letter.leave, letter.number)
        for letter in sending.invitations_by_letter(survey)
    ]
    return sheets.as_csv(f"panelbrieven-{survey.slug}", heading, rows)


@never_cache
@require_POST
def letters_posted(request, pk):
    survey = survey_of(request, pk)
    up_to = request.POST.get("up_to", "")
    number = 0
    if up_to.isdecimal() and len(up_to) < 16:
        number = sending.letters_posted(actor=request.user, survey=survey, up_to=int(up_to))
    words = ngettext("One letter is noted as sent.", "%(number)s letters are noted as sent.", number)
    messages.success(request, words % {"number": number})
    return back(survey)
