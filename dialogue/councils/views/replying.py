"""Where the municipality replies to every recommendation, and the college publishes."""

import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dialogue.councils import queries
from dialogue.councils.actions import replying
from dialogue.councils.deadlines import rule_words
from dialogue.councils.forms import PublishForm, ReplyForm
from dialogue.councils.models import Recommendation
from dialogue.councils.views.guards import advice_for, closed, refused_in, trail

FORM = ["GET", "HEAD", "POST"]


@closed
@require_http_methods(FORM)
def reply(request, pk):
    """All points with their replies; publishing says everything that is missing, each with its link."""
    advice = advice_for(request, pk, "councils.see_reply")
    form = PublishForm(request.POST if request.method == "POST" else None)
    missing = []
    if form.is_valid():
        try:
            replying.publish_advice(actor=request.user, advice=advice, **form.cleaned_data)
        except replying.Incomplete as incomplete:
            missing = incomplete.missing
        except ValidationError as error:
            refused_in(form, error)
        else:
            messages.success(request, _("Advice and reply are published together."))
            return redirect(request.path)
    points = queries.with_promises(queries.points_of(advice))
    context = {
        "advice": advice,
        "points": points,
        "counts": queries.count_words(points),
        "missing": missing,
        "open_count": sum(1 for each in points if not each.answer),
        "views": advice.minority_views.select_related("author", "recommendation").prefetch_related(
            "supporters"
        ),
        "form": form,
        "rule": rule_words(advice.body.reply_term),
        "can_reply": rules.has_perm("councils.reply", request.user, advice),
        "may_promise": advice.is_public() and request.user.has_perm("dialogue.register_promise"),
        "can_publish": rules.has_perm("councils.publish", request.user, advice),
        "crumbs": trail(),
    }
    status = 422 if missing or form.errors else 200
    return render(request, "dialogue/councils/reply.html", context, status=status)


@closed
@require_http_methods(FORM)
def reply_to(request, pk, point):
    advice = advice_for(request, pk, "councils.reply")
    found = get_object_or_404(
        Recommendation.objects.select_related("advice__request", "advice__body", "reply"),
        pk=point,
        advice=advice,
    )
    start = {"changed_text": found.paragraph, "changed_text_address": found.paragraph_address}
    form = ReplyForm(
        request.POST if request.method == "POST" else None,
        instance=found.answer,
        initial={} if found.answer else {**start, "decided_by": _("The college")},
    )
    if form.is_valid():
        try:
            replying.reply_to_recommendation(actor=request.user, recommendation=found, **form.cleaned_data)
        except ValidationError as error:
            refused_in(form, error)
        else:
            following = Recommendation.objects.filter(advice=advice, reply=None).order_by("number").first()
            messages.success(request, _("Saved."))
            return (
                redirect("councils:reply_to", pk, following.pk)
                if following
                else redirect("councils:reply", pk)
            )
    context = {
        "advice": advice,
        "point": found,
        "form": form,
        "crumbs": trail((advice.subject, f"/overleg/{pk}/antwoord/")),
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/councils/reply_to.html", context, status=status)
