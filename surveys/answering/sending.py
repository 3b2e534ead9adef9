"""The overview, sending, and the receipt."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from config.documents import qr
from surveys.analysis.signals import kinds_in_texts
from surveys.answering import cookies, keeping, sealing, trying
from surveys.answering.actions import Closed, NoRight, Refused, SentBefore, send_response
from surveys.answering.entering import ASKS_CODE, CodeForm, grant_for
from surveys.answering.models import OpenAnswer, Response, Waiting
from surveys.answering.views import closed, entered, lead_on, survey_of, takes_answers
from surveys.answering.walk import Walk

TRIED = "proef"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request, slug):
    survey, kept = entered(request, slug)
    if kept is None:
        return sent_before(request, survey) or redirect(survey)
    if request.method == "POST" and request.POST.get("go") == "forget":
        return forget(survey, kept)
    if not takes_answers(kept):
        return closed(request, survey, kept)
    if request.method == "POST":
        return send(request, survey, kept)
    return draw(request, kept)


def forget(survey, kept):
    """Somebody takes their answers back before they are sent."""
    trying.forget(kept.code) if kept.is_trial else keeping.forget(kept.code)
    return cookies.forget(redirect(f"{survey.get_absolute_url()}?gewist=ja"), survey)


def sent_before(request, survey):
    """A second click, or a page that stood open: the same receipt again, and nothing is stored twice."""
    if cookies.RECEIPT in request.COOKIES:
        return redirect("answering:sent", survey.slug)
    receipt = sealing.receipt_of(request.COOKIES.get(cookies.ANSWERS, ""))
    stored = sealing.hash_of_receipt(receipt)
    if any(model.objects.filter(receipt_hash=stored).exists() for model in (Waiting, Response)):
        return to_receipt(request, survey, receipt)
    return None


def send(request, survey, kept):
    if kept.is_trial:
        return to_receipt(request, survey, TRIED)
    form, code = None, request.POST.get("code") or kept.right
    if survey.access in ASKS_CODE and "code" in request.POST:
        form = CodeForm(request.POST, request=request, survey=survey)
        if not form.is_valid():
            return draw(request, kept, form=form, status=422)
    try:
        grant = form.grant if form else grant_for(request, survey, code)
        receipt = send_response(
            version=kept.version,
            channel=kept.channel,
            answers=kept.answers,
            texts=kept.texts,
            right=grant,
            draft=kept.code,
        )
    except Closed:
        return closed(request, survey, kept)
    except Refused as refusal:
        return refused(request, survey, kept, refusal)
    return to_receipt(request, survey, receipt)


def refused(request, survey, kept, refusal):
    """Of two clicks the second finds the draft sent, or its right used."""
    already = sent_before(request, survey) if isinstance(refusal, NoRight | SentBefore) else None
    return already or draw(request, kept, refusal=refusal, status=422)


def to_receipt(request, survey, receipt):
    response = lead_on(request, reverse("answering:sent", args=[survey.slug]))
    return cookies.remember_receipt(response, receipt, survey)


def draw(request, kept, *, form=None, refusal=None, status=200):
    walk, survey = Walk(kept), kept.survey
    asks_code = survey.access in ASKS_CODE and not kept.is_trial
    needs_code = asks_code and (refusal is not None or not kept.right) and grant_for(request, survey) is None
    context = {
        "survey": survey,
        "kept": kept,
        "lines": walk.lines(),
        "last": walk.address_of(len(walk)),
        "form": form or (CodeForm(request=request, survey=survey) if needs_code else None),
        "refusal": refusal,
    }
    return render(request, "surveys/answering/overview.html", context, status=status)


def texts_behind(receipt):
    """What somebody wrote, with the receipt in their hands: while it waits in the urn, and after."""
    stored = sealing.hash_of_receipt(receipt)
    waiting = Waiting.objects.filter(receipt_hash=stored).values_list("texts", flat=True).first()
    if waiting is not None:
        return waiting.values()
    return OpenAnswer.objects.filter(response__receipt_hash=stored).values_list("text", flat=True)


@never_cache
@require_safe
def sent(request, slug):
    survey = survey_of(slug)
    receipt = request.COOKIES.get(cookies.RECEIPT, "")
    if not receipt:
        return redirect(survey)
    if not survey.live and receipt != TRIED:
        raise Http404
    context = {
        "survey": survey,
        "process": survey.process,
        "is_trial": receipt == TRIED,
        "receipt": receipt,
        # Worked out from what was sent, so that nothing about it is kept in the browser or beside the answer.
        "needs_help": bool(kinds_in_texts(texts_behind(receipt))),
        "square": qr(request.build_absolute_uri(survey.get_absolute_url())),
    }
    drawn = render(request, "surveys/answering/sent.html", context)
    # Who shares a device must not be asked what they wrote, so this page with help shows only once.
    return cookies.forget(drawn, survey, *(cookies.EVERYTHING if context["needs_help"] else ()))
