"""What everybody reads: the bodies, and each advice with the reply to every point."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from config.documents import pdf_response
from config.page_cache import public_page
from dialogue.councils import queries
from dialogue.councils.deadlines import rule_words
from dialogue.councils.models import Advice, Body, Membership
from dialogue.councils.words import facts_of_votes
from dialogue.processes.rungs import MUNICIPALITY, PARTICIPANT, YOU, Rung

RUNG = Rung.ADVISE


@require_safe
@public_page
def bodies(request):
    published = Prefetch("advices", Advice.objects.public(), "public_advices")
    found = Body.objects.for_list().prefetch_related(published)
    return render(request, "dialogue/councils/bodies.html", {"bodies": found})


@require_safe
@public_page
def body(request, slug):
    body = get_object_or_404(Body.objects.prefetch_related("sporen", "target_groups"), slug=slug)
    context = {
        "body": body,
        "members": Membership.objects.current().filter(body=body, is_shown=True),
        "advices": Advice.objects.public().filter(body=body).select_related("request"),
        "advice_rule": rule_words(body.advice_term),
        "reply_rule": rule_words(body.reply_term),
        "crumbs": [{"title": _("Advisory bodies"), "url": "/adviesorganen/"}],
    }
    return render(request, "dialogue/councils/body.html", context)


def public_advice(pk):
    """An advice that is out; one that waits, or lies under its moment, is not there."""
    found = Advice.objects.public().select_related("body", "request").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def context_of(advice):
    points = queries.with_promises(queries.points_of(advice))
    beside = Advice.objects.public().filter(request=advice.request_id).exclude(pk=advice.pk)
    return {
        "advice": advice,
        "asked": advice.request,
        "points": points,
        "counts": queries.count_words(points),
        "views": advice.minority_views.select_related("author", "recommendation").prefetch_related(
            "supporters"
        ),
        "papers": list(queries.public_papers_of(advice)),
        "votes": facts_of_votes(advice),
        "signatures": advice.signatures.all(),
        "beside": _beside(beside) if advice.request_id else [],
        "rung": RUNG,
        "you": YOU[RUNG],
        "participant_role": PARTICIPANT[RUNG],
        "municipality_role": MUNICIPALITY[RUNG],
        "crumbs": [
            {"title": _("Advisory bodies"), "url": "/adviesorganen/"},
            {"title": advice.body.name, "url": advice.body.get_absolute_url()},
        ],
    }


def _beside(advices):
    """Other bodies on the same request, each with its counts."""
    found = advices.select_related("body").prefetch_related("recommendations__reply")
    return [(each, queries.count_words(each.recommendations.all())) for each in found]


@require_safe
@public_page
def advice(request, pk):
    return render(request, "dialogue/councils/advice.html", context_of(public_advice(pk)))


@require_safe
@public_page
def side_by_side(request, pk):
    """What several bodies advise on one request, question by question; only when there is more than one to read."""
    advices = list(
        Advice.objects.public().filter(request=pk).select_related("body", "request").order_by("pk")
    )
    if len(advices) < 2:
        raise Http404
    context = {
        "asked": advices[0].request,
        "rows": queries.by_question(advices),
        "advices": [(each, queries.count_words(each.points)) for each in advices],
        "crumbs": [{"title": _("Advisory bodies"), "url": "/adviesorganen/"}],
    }
    return render(request, "dialogue/councils/side_by_side.html", context)


@require_safe
def advice_pdf(request, pk):
    advice = public_advice(pk)
    context = {**context_of(advice), "address": request.build_absolute_uri(advice.get_absolute_url())}
    return pdf_response("print/advice.html", context, f"advies-{advice.pk}.pdf")
