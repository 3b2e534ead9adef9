"""What everybody reads of an outcome: the whole, and one theme with its chain from input to evidence."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from config.page_cache import public_page
from dialogue.outcomes.models import Outcome
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
    asked = request.GET.get("antwoord", "")
    if asked and asked not in Verdict:
        raise Http404
    totals = totals_of(chains)
    context = {
        "outcome": outcome,
        "process": outcome.process,
        "answer": outcome.process.closing_answer,
        "crumbs": trail_of(outcome.process),
        "totals": totals,
        "chains": [chain for chain in chains if not asked or chain.reply.verdict == asked],
        "groups": narrowing(totals, asked),
    }
    return render(request, "dialogue/outcomes/detail.html", context)


def narrowing(totals, asked):
    """Links that narrow the list of themes to one kind of answer."""
    links = [{"text": _("All themes"), "url": ".", "count": totals.themes, "is_current": not asked}]
    for verdict, count in totals.verdicts:
        words = str(verdict.label).capitalize()
        url = f"?antwoord={verdict.value}#themas"
        links.append({"text": words, "url": url, "count": count, "is_current": asked == verdict})
    return [{"name": _("Our answer"), "links": links}]


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
