"""The closed room of a body: what lies on the table, what members say, the advice they write together."""

import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dialogue.councils import queries
from dialogue.councils.actions import working
from dialogue.councils.deadlines import rule_words
from dialogue.councils.forms import (
    MinorityForm,
    PaperForm,
    RecommendationForm,
    RemarkForm,
    SummaryForm,
    UnaskedForm,
)
from dialogue.councils.models import Body, MinorityView, Recommendation, RequestQuestion
from dialogue.councils.rules import membership_of
from dialogue.councils.views.guards import advice_for, closed, refused_in, trail

FORM = ["GET", "HEAD", "POST"]


@closed
@require_safe
def rooms(request):
    context = {
        "rooms": queries.rooms_of(request.user),
        "requests": queries.requests_of(request.user),
        "to_reply": queries.to_reply_for(request.user),
        "can_ask": rules.has_perm("councils.ask", request.user),
        "can_advise": rules.has_perm("councils.advise_unasked", request.user),
    }
    return render(request, "dialogue/councils/rooms.html", context)


def bodies_of(user):
    return Body.objects.live().filter(memberships__in=user.memberships.current())


@closed
@require_http_methods(FORM)
def unasked(request):
    bodies = bodies_of(request.user)
    if not bodies:
        return redirect("councils:rooms")
    form = UnaskedForm(request.POST if request.method == "POST" else None, bodies=bodies)
    if form.is_valid():
        advice = working.advise_unasked(actor=request.user, **form.cleaned_data)
        return redirect(advice.room_address)
    return show_form(request, form, _("Advise on your own account"), _("Open a room"))


def show_form(request, form, heading, submit, advice=None, **more):
    context = {
        "form": form,
        "heading": heading,
        "submit": submit,
        "crumbs": trail((advice.subject, advice.room_address)) if advice else trail(),
        "back": advice.room_address if advice else "/overleg/",
        **more,
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/councils/form.html", context, status=status)


def rights(user, advice):
    names = ("remark", "write", "lead", "sign")
    return {f"can_{name}": rules.has_perm(f"councils.{name}", user, advice) for name in names}


@closed
@require_safe
def detail(request, pk):
    advice = advice_for(request, pk)
    asked = advice.request
    remarks = advice.remarks.all()
    context = {
        "advice": advice,
        "asked": asked,
        "questions": queries.questions_of(advice),
        "papers": queries.papers_of(advice),
        "points": list(queries.points_of(advice)),
        "remark_count": remarks.count(),
        "voices": remarks.values("author").distinct().count(),
        "seats": advice.body.memberships.current().count(),
        "changes": asked.deadline_changes.all() if asked else [],
        "rule": rule_words(advice.body.advice_term),
        "signatures": advice.signatures.all(),
        "crumbs": trail(),
        **rights(request.user, advice),
    }
    return render(request, "dialogue/councils/room.html", context)


@closed
@require_http_methods(FORM)
def question(request, pk, question):
    """The discussion about one question."""
    advice = advice_for(request, pk)
    question = get_object_or_404(RequestQuestion, pk=question, request=advice.request_id)
    form = RemarkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            working.write_remark(actor=request.user, advice=advice, question=question, **form.cleaned_data)
        except ValidationError as error:
            refused_in(form, error)
        else:
            return redirect(f"{request.path}#opmerkingen")
    context = {
        "advice": advice,
        "question": question,
        "questions": advice.request.questions.all(),
        "form": form,
        "remarks": advice.remarks.for_screen().filter(question=question),
        "points": advice.recommendations.filter(question=question),
        "can_remark": rules.has_perm("councils.remark", request.user, advice) or form.errors,
        "crumbs": trail((advice.subject, advice.room_address)),
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/councils/question.html", context, status=status)


@closed
@require_http_methods(FORM)
def paper(request, pk):
    advice = advice_for(request, pk, "councils.write")
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PaperForm(*posted)
    if form.is_valid():
        working.bring_paper(actor=request.user, advice=advice, **form.values())
        return redirect(advice.room_address)
    return show_form(request, form, _("Add a paper"), _("Add this paper"), advice)


def questions_for_form(advice):
    return advice.request.questions.all() if advice.request_id else RequestQuestion.objects.none()


@closed
@require_http_methods(FORM)
def draft(request, pk):
    """The advice as it stands; a new point is added at the end."""
    advice = advice_for(request, pk)
    form = RecommendationForm(
        request.POST if request.method == "POST" else None, questions=questions_for_form(advice)
    )
    if form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        working.add_recommendation(actor=request.user, advice=advice, **values)
        return redirect(f"{request.path}#nieuw")
    seat = membership_of(request.user, advice.body_id)
    points = list(queries.points_of(advice).prefetch_related("minority_views"))
    for point in points:
        point.is_taken = point.is_being_written_by_other(seat)
    context = {
        "advice": advice,
        "points": points,
        "views": advice.minority_views.select_related("author", "recommendation").prefetch_related(
            "supporters"
        ),
        "seat": seat,
        "form": form,
        "crumbs": trail((advice.subject, advice.room_address)),
        **rights(request.user, advice),
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/councils/draft.html", context, status=status)


@closed
@require_http_methods(FORM)
def summary(request, pk):
    advice = advice_for(request, pk, "councils.write")
    start = {"summary": advice.summary, "version": advice.summary_version}
    form = SummaryForm(request.POST if request.method == "POST" else None, initial=start)
    other = ""
    if form.is_valid():
        try:
            working.write_summary(actor=request.user, advice=advice, **form.cleaned_data)
            return redirect("councils:draft", pk)
        except working.Overtaken as overtaken:
            other = overtaken.current.summary
            form = overtaken_form(form, "summary", overtaken.current.summary_version)
    return show_form(request, form, _("The advice in short"), _("Save"), advice, other=other)


def overtaken_form(form, name, version):
    """The same form with what was typed, ready to be saved over the newer text that now stands beside it."""
    data = form.data.copy()
    data["version"] = version
    again = type(form)(data, **form_options(form))
    again.is_valid()
    again.add_error(
        name, _("Somebody else saved another text in between. Put both together, and save again.")
    )
    return again


def form_options(form):
    if isinstance(form, RecommendationForm):
        field = form.fields.get("question")
        return {"questions": field.queryset if field else RequestQuestion.objects.none()}
    return {}


def point_of(advice, pk):
    return get_object_or_404(
        Recommendation.objects.select_related("advice__request", "advice__body"), pk=pk, advice=advice
    )


@closed
@require_http_methods(FORM)
def point(request, pk, point):
    """Write at one recommendation; when somebody was faster both texts are on the screen."""
    advice = advice_for(request, pk, "councils.write")
    found = point_of(advice, point)
    names = ("text", "question", "paragraph", "paragraph_address", "version")
    start = {name: getattr(found, name) for name in names}
    form = RecommendationForm(
        request.POST if request.method == "POST" else None,
        initial=start,
        questions=questions_for_form(advice),
    )
    other = ""
    if form.is_valid():
        try:
            working.rewrite_recommendation(actor=request.user, recommendation=found, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('councils:draft', args=[pk])}#punt-{found.number}")
        except working.Overtaken as overtaken:
            other = overtaken.current.text
            form = overtaken_form(form, "text", overtaken.current.version)
    heading = _("Recommendation %(number)s") % {"number": found.number}
    editions = found.editions.select_related("author")
    return show_form(request, form, heading, _("Save"), advice, other=other, editions=editions)


@closed
@require_POST
def write(request, pk, point):
    """Say that I write here now, and go there."""
    advice = advice_for(request, pk, "councils.write")
    working.say_i_write(actor=request.user, recommendation=point_of(advice, point))
    return redirect("councils:point", pk, point)


@closed
@require_POST
def point_away(request, pk, point):
    advice = advice_for(request, pk, "councils.lead")
    working.remove_recommendation(actor=request.user, recommendation=point_of(advice, point))
    return redirect("councils:draft", pk)


@closed
@require_http_methods(FORM)
def minority(request, pk):
    advice = advice_for(request, pk, "councils.write")
    form = MinorityForm(
        request.POST if request.method == "POST" else None, points=advice.recommendations.all()
    )
    if form.is_valid():
        working.write_minority_view(actor=request.user, advice=advice, **form.cleaned_data)
        return redirect(f"{reverse('councils:draft', args=[pk])}#anders")
    return show_form(request, form, _("I think otherwise"), _("Save"), advice)


@closed
@require_POST
def join(request, pk, view):
    advice = advice_for(request, pk, "councils.write")
    found = get_object_or_404(MinorityView.objects.select_related("advice__request"), pk=view, advice=advice)
    working.join_minority_view(actor=request.user, view=found)
    return redirect(f"{reverse('councils:draft', args=[pk])}#anders")
