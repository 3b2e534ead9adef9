"""The results of a survey for everybody: one page, the same for all, and only after publication."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from config.page_cache import public_page
from dialogue.disclosure.policy import may_see_results
from surveys.building.models import Survey
from surveys.results.queries import answers_so_far


@require_safe
@public_page
def results(request, slug):
    """The published figures; before that, when they will come and how many people answered so far."""
    survey = get_object_or_404(Survey.objects.public().select_related("process"), slug=slug)
    if survey.translation_of_id:
        return redirect("results:page", slug=survey.translation_of.slug)
    crumbs = [*survey.trail, {"title": survey.title, "url": survey.get_absolute_url()}]
    # Asked for the public: what this page says is the same for everyone.
    if not may_see_results(None, survey):
        context = {"survey": survey, "crumbs": crumbs, "so_far": answers_so_far(survey)}
        return render(request, "surveys/results/not_yet.html", context)
    context = {"survey": survey, "crumbs": crumbs, "title": title_of(survey)}
    return render(request, "surveys/results/page.html", context)


def title_of(survey):
    return _("Results: %(title)s") % {"title": survey.title}
