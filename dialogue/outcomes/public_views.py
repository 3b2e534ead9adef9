"""What everybody reads of an outcome: the whole, and one theme with its chain from input to evidence."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from config.page_cache import public_page
from dialogue.outcomes.models import Outcome
from dialogue.outcomes.narrowing import activities_of, groups_of, within
from dialogue.outcomes.queries import chains_of, totals_of
from dialogue.outcomes.verdicts import Verdict


def trail_of(process):
    return [*process.trail, {"title": process.title, "url": process.get_absolute_url()}]


def public_outcome(slug):
    outcomes = Outcome.objects.public().select_related("process__closing_answer")
    return get_object_or_404(outcomes, process__slug=slug)


@require_safe
@public_page
def detail(request, slug):
    outcome = public_outcome(slug)
    chains = chains_of(outcome.themes.all(), public=True)
    activities = activities_of(chains)
    answer, activity = request.GET.get("antwoord", ""), request.GET.get("activiteit", "")
    if (answer and answer not in Verdict) or (activity and activity not in activities):
        raise Http404
    name = activities[activity][0] if activity else ""
    chains = within(chains, name) if name else chains
    totals = totals_of(chains)
    context = {
        "outcome": outcome,
        "process": outcome.process,
        "answer": outcome.process.closing_answer,
        "activity": name,
        "crumbs": trail_of(outcome.process),
        "totals": totals,
        "chains": [chain for chain in chains if not answer or chain.reply.verdict == answer],
        "groups": groups_of(totals, activities, answer=answer, activity=activity),
    }
    return render(request, "dialogue/outcomes/detail.html", context)


@require_safe
@public_page
def theme(request, slug, number):
    outcome = public_outcome(slug)
    chains = chains_of(outcome.themes.filter(number=number), public=True)
    if not chains:
        raise Http404
    themes = list(outcome.themes.filter(number__in=[number - 1, number + 1]))
    context = {
        "chain": chains[0],
        "theme": chains[0].theme,
        "process": outcome.process,
        "crumbs": [*trail_of(outcome.process), {"title": _("Outcome"), "url": outcome.get_absolute_url()}],
        "before": next((each for each in themes if each.number < number), None),
        "after": next((each for each in themes if each.number > number), None),
    }
    return render(request, "dialogue/outcomes/theme.html", context)
