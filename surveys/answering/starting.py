"""Before and beside the questions: the list, the start of a survey, and going on with a code."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from config import codes
from config.page_cache import public_page
from surveys.answering import cookies, keeping, trying
from surveys.answering.entering import ASKS_ACCOUNT, ASKS_CODE, CodeForm, grant_for, has_answered
from surveys.answering.forms import ResumeForm
from surveys.answering.views import closed, survey_of, takes_answers
from surveys.answering.walk import Walk
from surveys.building.access import Access
from surveys.building.models import Survey


@require_safe
@public_page
def survey_list(request):
    shown = Survey.objects.public().originals().for_list()
    open_now, to_come, over = [], [], []
    for survey in shown:
        (over if survey.is_over() else open_now if survey.is_open() else to_come).append(survey)
    context = {"open_now": open_now, "to_come": to_come, "over": over}
    return render(request, "surveys/answering/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request, slug):
    """What somebody should know first; then the first question."""
    survey = survey_of(slug)
    tried = trying.survey_of(request.GET.get("proef", ""), slug)
    if tried is not None:
        return start_trial(request, tried)
    if not survey.live:
        raise Http404
    kept = keeping.find(request.COOKIES.get(cookies.ANSWERS, ""))
    kept = kept if kept and kept.survey.pk == survey.pk else None
    if request.method == "POST":
        return begin(request, survey, kept)
    form = CodeForm(initial={"code": request.GET.get("code")}, request=request, survey=survey)
    return draw_start(request, survey, form, kept)


def start_trial(request, survey):
    if request.method == "POST":
        kept = trying.begin(survey)
        return cookies.remember(redirect(Walk(kept).address_of(1)), kept)
    return draw_start(request, survey, None, None, is_trial=True)


def begin(request, survey, kept):
    """Begin, or go on where somebody was: pressing twice gives one draft."""
    if not survey.is_open():
        return closed(request, survey, kept)
    if kept and "opnieuw" not in request.POST:
        return redirect(Walk(kept).where_somebody_was())
    form, grant = CodeForm(request.POST, request=request, survey=survey), None
    typed = request.POST.get("code", "")
    if survey.access == Access.CODE or (survey.access == Access.PANEL and typed):
        if not form.is_valid():
            return draw_start(request, survey, form, kept, status=422)
        grant = form.grant
    else:
        grant = grant_for(request, survey)
    if grant is None:
        return draw_start(request, survey, form, kept, status=403)
    if kept:
        keeping.forget(kept.code)
    kept = keeping.begin(survey.current, right=codes.tidy(typed))
    response = redirect(Walk(kept).address_of(1))
    return cookies.remember(cookies.forget(response, survey, cookies.TRIAL), kept)


def draw_start(request, survey, form, kept, *, status=200, is_trial=False):
    version, asks_account = survey.current, survey.access in ASKS_ACCOUNT
    may_enter = is_trial or survey.access in ASKS_CODE or grant_for(request, survey) is not None
    context = {
        "survey": survey,
        "process": survey.process,
        "version": version,
        "question_count": sum(question.kind != "information" for question in version.questions)
        if version
        else 0,
        "form": form,
        "kept": kept,
        "is_trial": is_trial,
        "is_open": is_trial or survey.is_open(),
        "asks_code": survey.access in ASKS_CODE,
        "asks_account": asks_account,
        "may_enter": may_enter,
        "has_answered": asks_account and not may_enter and has_answered(request, survey),
        "has_paper": survey.access == Access.OPEN and survey.is_open() and version is not None,
    }
    return render(request, "surveys/answering/start.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request, code=""):
    """Go on with a link or a code, on any device, without an account."""
    sent = request.POST if request.method == "POST" else None
    form = ResumeForm({"code": code} if code else sent, request=request)
    if form.is_bound and form.is_valid():
        kept = form.kept
        if not takes_answers(kept):
            return cookies.remember(closed(request, kept.survey, kept), kept)
        return cookies.remember(redirect(Walk(kept).where_somebody_was()), kept)
    status = 200 if not form.is_bound else 404 if code else 422
    return render(request, "surveys/answering/resume.html", {"form": form}, status=status)
