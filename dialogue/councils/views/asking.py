"""Where a civil servant asks for advice and keeps an eye on it."""

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Page

from dialogue.councils.actions import asking
from dialogue.councils.deadlines import days_by_rule, proposed_day
from dialogue.councils.forms import DayForm, DeadlineForm, PaperForm, QuestionForm, RequestForm
from dialogue.councils.states import RequestState
from dialogue.councils.views.guards import closed, refused_in, request_of, trail, tried

FORM = ["GET", "HEAD", "POST"]


def reports():
    """Pages of the kind that carries a report; home names the kind, we only know its name."""
    return Page.objects.filter(content_type__model="reportpage").order_by("title")


@closed
@require_http_methods(FORM)
def new(request):
    if not rules.has_perm("councils.ask", request.user):
        raise PermissionDenied
    form = RequestForm(request.POST if request.method == "POST" else None, reports=reports())
    if form.is_valid():
        asked = tried(request, asking.create_request, **form.cleaned_data)
        if asked:
            return redirect(asked)
    return show_form(request, form, _("Ask for advice"), _("Save and go on"))


@closed
@require_http_methods(FORM)
def change(request, pk):
    asked = request_of(request, pk)
    form = RequestForm(request.POST if request.method == "POST" else None, instance=asked, reports=reports())
    if form.is_valid() and tried(request, asking.change_request, request=asked, **form.cleaned_data):
        return redirect(asked)
    return show_form(request, form, _("Change the request"), _("Save"), asked)


def show_form(request, form, heading, submit, asked=None, *, lead=""):
    context = {
        "form": form,
        "heading": heading,
        "submit": submit,
        "lead": lead,
        "asked": asked,
        "crumbs": trail((asked.subject, asked.get_absolute_url())) if asked else trail(),
        "back": asked.get_absolute_url() if asked else "/overleg/",
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/councils/form.html", context, status=status)


@closed
@require_safe
def detail(request, pk):
    asked = request_of(request, pk)
    rooms = asked.advices.select_related("body").annotate(
        remark_count=Count("remarks", distinct=True), voices=Count("remarks__author", distinct=True)
    )
    context = {
        "asked": asked,
        "questions": asked.questions.all(),
        "papers": asked.papers.annotate(slide_count=Count("slides")),
        "rooms": rooms,
        "changes": asked.deadline_changes.all(),
        "rules_of_time": days_by_rule(asked, timezone.localdate(asked.opened_at)),
        "proposed": proposed_day(asked),
        "send_form": DayForm(initial={"until": proposed_day(asked)}),
        "is_draft": asked.state == RequestState.DRAFT,
        "can_extend": asked.is_running(),
        "can_reopen": asked.is_over(),
        "crumbs": trail(),
    }
    return render(request, "dialogue/councils/request.html", context)


def adding(form_class, action, heading, submit, values=lambda form: form.cleaned_data):
    """A page with one form that adds something to a request."""

    @closed
    @require_http_methods(FORM)
    def view(request, pk):
        asked = request_of(request, pk)
        posted = (request.POST, request.FILES) if request.method == "POST" else ()
        form = form_class(*posted)
        if form.is_valid():
            try:
                action(actor=request.user, request=asked, **values(form))
            except ValidationError as error:
                refused_in(form, error)
            else:
                messages.success(request, _("Saved."))
                return redirect(asked)
        return show_form(request, form, heading, submit, asked)

    return view


question = adding(QuestionForm, asking.ask_question, _("Add a question"), _("Add this question"))
paper = adding(PaperForm, asking.add_paper, _("Add a paper"), _("Add this paper"), values=PaperForm.values)
extend = adding(DeadlineForm, asking.extend_deadline, _("Give more time"), _("Give more time"))
reopen = adding(DeadlineForm, asking.reopen_request, _("Open again"), _("Open again"))


@closed
@require_http_methods(FORM)
def send(request, pk):
    asked = request_of(request, pk)
    form = DayForm(request.POST if request.method == "POST" else None, initial={"until": proposed_day(asked)})
    if form.is_valid():
        try:
            asking.open_request(actor=request.user, request=asked, **form.cleaned_data)
        except ValidationError as error:
            refused_in(form, error)
        else:
            messages.success(request, _("Sent. Every body has its room now, and its members get a mail."))
            return redirect(asked)
    return show_form(request, form, _("Send the request"), _("Send"), asked)


def step(action, done):
    @closed
    @require_POST
    def view(request, pk):
        asked = request_of(request, pk)
        tried(request, action, done, request=asked)
        return redirect(asked)

    return view


close = step(asking.close_request, _("Closed. Nobody can add remarks now."))
withdraw = step(asking.withdraw_request, _("Withdrawn. The bodies do not see it any more."))


@closed
@require_POST
def question_away(request, pk, question):
    asked = request_of(request, pk)
    tried(request, asking.remove_question, request=asked, pk=question)
    return redirect(asked)
