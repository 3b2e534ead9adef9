"""Closing a survey, choosing its tables, and looking at the results before everybody does."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from surveys.building.models import Survey
from surveys.results.actions import choose_tables, close_survey, publish_results
from surveys.results.forms import TablesForm
from surveys.results.models import Closing
from surveys.results.plan import plan_of
from surveys.results.queries import answers_so_far, release_of
from surveys.results.views import title_of

staff_page = require_http_methods(["GET", "HEAD", "POST"])


def survey_for(user, slug, right):
    survey = get_object_or_404(Survey.objects.public().originals().select_related("process"), slug=slug)
    if not user.has_perm(right, survey):
        raise Http404
    return survey


def crumbs_of(survey):
    return [*survey.trail, {"title": survey.title, "url": survey.get_absolute_url()}]


@login_required
@never_cache
@staff_page
def close(request, slug):
    """Stop taking answers, and see how far the figures are."""
    survey = survey_for(request.user, slug, "surveys.close_survey")
    if request.method == "POST":
        close_survey(actor=request.user, survey=survey)
        return redirect("results:close", slug=survey.slug)
    context = {
        "survey": survey,
        "crumbs": crumbs_of(survey),
        "closing": Closing.objects.filter(survey=survey).first(),
        "release": release_of(survey),
        "so_far": answers_so_far(survey),
    }
    return render(request, "surveys/results/close.html", context)


@login_required
@never_cache
@staff_page
def tables(request, slug):
    """Choose by what the answers are split; after closing this only shows the choice."""
    survey = survey_for(request.user, slug, "surveys.close_survey")
    questions = survey.current.questions if survey.current else ()
    plan = plan_of(survey, questions)
    may_choose = request.user.has_perm("surveys.choose_tables", survey)
    if request.method == "POST" and not may_choose:
        messages.info(request, _("The survey has closed. The choice of tables stays as it is."))
        return redirect("results:tables", slug=survey.slug)
    chosen = {
        "area": plan.area,
        "age": plan.age,
        "by_channel": plan.by_channel,
        "crossed": list(plan.crossed),
    }
    form = TablesForm(request.POST if request.method == "POST" else None, initial=chosen, questions=questions)
    if request.method == "POST" and form.is_valid():
        choose_tables(actor=request.user, survey=survey, **form.cleaned_data)
        messages.success(request, _("Your choice is kept."))
        return redirect("results:tables", slug=survey.slug)
    titles = {question.key: question.title for question in questions}
    context = {
        "survey": survey,
        "crumbs": crumbs_of(survey),
        "form": form,
        "may_choose": may_choose,
        "plan": plan,
        "area": titles.get(plan.area),
        "age": titles.get(plan.age),
        "crossed": [titles[key] for key in plan.crossed if key in titles],
    }
    return render(request, "surveys/results/tables.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@staff_page
def publish(request, slug):
    """The page of results as everybody will see it, with the button that gives it to them."""
    survey = survey_for(request.user, slug, "surveys.publish_results")
    release = release_of(survey)
    if survey.results_published_at:
        return redirect("results:page", slug=survey.slug)
    if release is None or release.blocked:
        return redirect("results:close", slug=survey.slug)
    if request.method == "POST":
        try:
            publish_results(actor=request.user, survey=survey)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("results:close", slug=survey.slug)
        messages.success(request, _("The results are public now."))
        return redirect("results:page", slug=survey.slug)
    context = {"survey": survey, "crumbs": crumbs_of(survey), "title": title_of(survey), "preview": True}
    return render(request, "surveys/results/page.html", context)
