"""Where moderators work: what waits, one contribution, what was decided."""

import functools

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dialogue.moderation import actions, queries
from dialogue.moderation.forms import HideForm, KeepForm, RestoreForm, SettleForm

PER_PAGE = 25
HEADINGS = {
    "nieuw": _("New"),
    "gemeld": _("Reported"),
    "bezwaren": _("Appeals"),
    "verborgen": _("Hidden"),
}
DONE = {
    "hide": _("Hidden. The author is told."),
    "restore": _("Everybody can read it again. The author is told."),
    "keep": _("It stays as it is."),
}


def for_moderators(view):
    """To everybody else these pages do not exist."""

    @login_required
    @functools.wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.has_perm("dialogue.see_moderation"):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def page_or_404(things, request):
    try:
        return Paginator(things, PER_PAGE).page(request.GET.get("pagina") or 1)
    except InvalidPage:
        raise Http404(_("This page does not exist.")) from None


def rest_of_address(**asked):
    return "".join(f"{name}={value}&" for name, value in asked.items() if value)


def chosen_process(request, processes):
    """The process that the list is narrowed to; something unknown is not found."""
    slug = request.GET.get("traject", "")
    found = next((process for process in processes if process.slug == slug), None)
    if slug and not found:
        raise Http404
    return found


@for_moderators
@require_safe
def queue(request):
    name = request.GET.get("lijst") or "nieuw"
    if name not in queries.LISTS:
        raise Http404
    processes = list(queries.processes_of(request.user))
    process = chosen_process(request, processes)

    def narrowed(contributions):
        return contributions.filter(room__phase__process=process) if process else contributions

    lists = {key: narrowed(waiting(request.user)) for key, waiting in queries.LISTS.items()}
    page = page_or_404(queries.for_queue(lists[name]), request)
    context = {
        "tabs": [(key, HEADINGS[key], contributions.count()) for key, contributions in lists.items()],
        "name": name,
        "heading": HEADINGS[name],
        "processes": processes,
        "process": process,
        "page": page,
        "query": rest_of_address(lijst=name, traject=process.slug if process else ""),
    }
    return render(request, "dialogue/moderation/queue.html", context)


@for_moderators
@require_safe
def log(request):
    processes = list(queries.processes_of(request.user))
    process = chosen_process(request, processes)
    decisions = queries.log_of(request.user)
    if process:
        decisions = decisions.filter(contribution__room__phase__process=process)
    context = {
        "processes": processes,
        "process": process,
        "page": page_or_404(decisions, request),
        "query": rest_of_address(traject=process.slug if process else ""),
    }
    return render(request, "dialogue/moderation/log.html", context)


def contribution_for(request, pk):
    """A contribution this person decides about; somebody else's does not exist."""
    contributions = queries.for_decision(queries.contributions_of(request.user))
    return get_object_or_404(contributions, pk=pk)


@for_moderators
@require_safe
def item(request, pk):
    return show_item(request, contribution_for(request, pk))


def show_item(request, contribution, *, status=200, **bound):
    """One contribution with what was said and decided about it, and what can be decided now."""
    appeal = next(iter(contribution.pending_appeals), None)
    claim = getattr(contribution, "claim", None)
    forms = {
        "hide": HideForm(prefix="hide"),
        "restore": RestoreForm(prefix="restore"),
        "keep": KeepForm(prefix="keep"),
        "settle": SettleForm(prefix="settle"),
    }
    context = {
        "contribution": contribution,
        "process": contribution.room.phase.process,
        "appeal": appeal,
        "is_own_appeal": appeal and appeal.decision.moderator_id == request.user.pk,
        "claim": claim if claim and claim.is_running() else None,
        "is_claimed_by_other": claim and claim.is_running() and claim.moderator_id != request.user.pk,
        "forms": forms | bound,
        "form": next(iter(bound.values()), None),
    }
    return render(request, "dialogue/moderation/item.html", context, status=status)


def to_item(pk):
    return redirect("moderation:item", pk=pk)


def told(request, error):
    """The words of a refusal, for who came second or may not."""
    words = error.messages if isinstance(error, ValidationError) else [str(error) or _("You cannot do this.")]
    for each in words:
        messages.warning(request, each)


def decision(name, form_class, action):
    """A view that reads one decision and carries it out, then goes back to the list."""

    @for_moderators
    def view(request, pk):
        contribution = contribution_for(request, pk)
        if request.method != "POST":
            return to_item(pk)
        form = form_class(request.POST, prefix=name)
        if not form.is_valid():
            return show_item(request, contribution, status=422, **{name: form})
        try:
            done = action(actor=request.user, contribution=contribution, **form.cleaned_data)
        except (ValidationError, PermissionDenied) as refused:
            told(request, refused)
            return to_item(pk)
        messages.success(request, DONE[done.verdict])
        return redirect(f"{reverse('moderation:queue')}?lijst={next_list(contribution)}")

    return view


def next_list(contribution):
    """The list this one stood in, so a moderator goes on where they were."""
    if contribution.pending_appeals:
        return "bezwaren"
    if contribution.hidden_at:
        return "verborgen"
    return "gemeld" if any(not flag.handled_at for flag in contribution.flags.all()) else "nieuw"


def settle_appeal(*, actor, contribution, **values):
    appeal = next(iter(contribution.pending_appeals), None) or contribution.appeals.last()
    if appeal is None:
        raise PermissionDenied(_("There is no appeal here."))
    return actions.settle_appeal(actor=actor, contribution=contribution, appeal=appeal, **values)


hide = decision("hide", HideForm, actions.hide_contribution)
restore = decision("restore", RestoreForm, actions.restore_contribution)
keep = decision("keep", KeepForm, actions.keep_contribution)
settle = decision("settle", SettleForm, settle_appeal)


def step(action):
    """A view of something without a form: taking a contribution up, or letting it go."""

    @for_moderators
    def view(request, pk):
        contribution = contribution_for(request, pk)
        if request.method == "POST":
            try:
                action(actor=request.user, contribution=contribution)
            except (ValidationError, PermissionDenied) as refused:
                told(request, refused)
        return to_item(pk)

    return view


claim = step(actions.claim_contribution)
release = step(actions.release_contribution)
