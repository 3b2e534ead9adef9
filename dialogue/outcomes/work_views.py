"""Where an outcome is prepared: input to themes, themes to answers, answers to promises. All without a script."""

import uuid
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dialogue.outcomes import actions, origins
from dialogue.outcomes.completeness import missing
from dialogue.outcomes.forms import AssignForm, QuoteForm, ReplyForm, SummaryForm, ThemeForm
from dialogue.outcomes.models import Outcome, Theme, ThemeSource
from dialogue.outcomes.promise_forms import PromiseForm
from dialogue.outcomes.promising import make_promise
from dialogue.outcomes.public_views import trail_of
from dialogue.outcomes.queries import chains_of, for_letters, totals_of
from dialogue.outcomes.register_views import client_id_of
from dialogue.outcomes.workspace import Workspace
from dialogue.processes.models import Process


def for_staff(right):
    """A page about the outcome of one process, for who has this right there; to others it does not exist."""

    def decorate(view):
        @never_cache
        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def guarded(request, slug, **keys):
            process = get_object_or_404(Process.objects.public().for_page(), slug=slug)
            if not request.user.has_perm(f"dialogue.{right}", process):
                raise Http404
            outcome = actions.start_outcome(actor=request.user, process=process)
            outcome.process = process
            try:
                return view(request, outcome, **keys)
            except PermissionDenied:
                raise Http404 from None

        return guarded

    return decorate


def show(request, template, outcome, *, status=200, form=None, **more):
    process = outcome.process
    work = reverse("outcomes:work", args=[process.slug])
    context = {
        "outcome": outcome,
        "process": process,
        "crumbs": [*trail_of(process), {"title": _("Work on the outcome"), "url": work}],
        "may_prepare": request.user.has_perm("dialogue.prepare_outcome", process),
        "form": form,
        **more,
    }
    status = 422 if form is not None and form.errors else status
    return render(request, f"dialogue/outcomes/{template}.html", context, status=status)


def attempt(form, action, **values):
    """Carry out; a refusal stands in the form, with everything that was typed."""
    try:
        action(**values)
    except ValidationError as refused:
        form.add_error(None, ValidationError(refused.messages))
        return False
    return True


def version_in(request):
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


@for_staff("assign_input")
def work(request, outcome):
    """The themes so far, and what people said that stands under none."""
    space = Workspace(outcome, request.GET)
    if request.method == "POST":
        return assign(request, outcome, space)
    return show_work(request, outcome, space, AssignForm(outcome=outcome))


def show_work(request, outcome, space, form, refusal="", picked=()):
    more = {"space": space, "refusal": refusal, "picked": picked}
    return show(request, "work", outcome, form=form, status=422 if refusal else 200, **more)


def assign(request, outcome, space):
    picked = [pair for pair in map(pair_of, request.POST.getlist("input")) if pair]
    form = AssignForm(request.POST, outcome=outcome)
    if not picked:
        return show_work(request, outcome, space, form, refusal=_("Choose at least one contribution."))
    if form.is_valid():
        theme = form.cleaned_data["theme"]
        try:
            if theme is None:
                title = form.cleaned_data["title"]
                theme = actions.make_theme(actor=request.user, outcome=outcome, title=title)
            actions.assign(actor=request.user, theme=theme, inputs=picked)
        except ValidationError as refused:
            form.add_error(None, ValidationError(refused.messages))
        else:
            words = _("Under theme %(number)s: “%(title)s”.") % {"number": theme.number, "title": theme.title}
            messages.success(request, words)
            return redirect(f"{request.path}{space.query}#inbreng")
    return show_work(request, outcome, space, form, picked=[f"{kind}-{key}" for kind, key in picked])


def pair_of(name):
    kind, _dash, key = name.rpartition("-")
    return (kind, int(key)) if key.isascii() and key.isdigit() and len(key) < 19 else None


@for_staff("prepare_outcome")
def summary(request, outcome):
    words = {name: getattr(outcome, name) for name in actions.SUMMARY}
    form = SummaryForm(request.POST if request.method == "POST" else None, initial=words)
    version = version_in(request) or outcome.version
    if request.method == "POST" and form.is_valid():
        values = {"outcome": outcome, "version": version, **form.cleaned_data}
        if attempt(form, actions.write_summary, actor=request.user, **values):
            return saved(request, outcome)
        outcome.refresh_from_db()
        return show(request, "summary", outcome, form=form, version=outcome.version, theirs=words)
    return show(request, "summary", outcome, form=form, version=version)


def saved(request, outcome):
    messages.success(request, _("Saved."))
    return redirect("outcomes:work", outcome.process.slug)


@for_staff("assign_input")
def new_theme(request, outcome):
    form = ThemeForm(request.POST if request.method == "POST" else None, outcome=outcome)
    if request.method == "POST" and form.is_valid():
        values = {"actor": request.user, "outcome": outcome, **form.cleaned_data}
        if attempt(form, actions.make_theme, **values):
            return saved(request, outcome)
    return show(request, "theme_form", outcome, form=form)


def theme_of(outcome, number):
    return get_object_or_404(Theme.objects.select_related("outcome__process"), outcome=outcome, number=number)


@for_staff("prepare_outcome")
def edit_theme(request, outcome, number):
    """One theme: its words, what it rests on, and its quotes."""
    theme = theme_of(outcome, number)
    version = version_in(request) or theme.version
    doing = request.POST.get("wat", "woorden")
    form = ThemeForm(
        request.POST if request.method == "POST" and doing == "woorden" else None,
        instance=theme,
        outcome=outcome,
    )
    if request.method == "POST" and doing != "woorden":
        return change_sources(request, outcome, theme, doing)
    if request.method == "POST" and form.is_valid():
        fresh = theme_of(outcome, number)
        values = {"theme": fresh, "version": version, **form.cleaned_data}
        if attempt(form, actions.change_theme, actor=request.user, **values):
            return saved(request, outcome)
        version = theme_of(outcome, number).version
    [chain] = chains_of(outcome.themes.filter(number=number), public=False)
    return show(request, "theme_form", outcome, form=form, version=version, theme=chain.theme, chain=chain)


def change_sources(request, outcome, theme, doing):
    """Take an input, a quote or the whole theme away."""
    typed = request.POST.get("welke", "")
    pk = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0
    done = {"bron-weg": actions.unassign, "citaat-weg": actions.remove_quote}.get(doing)
    try:
        if done:
            done(actor=request.user, theme=theme, pk=pk)
        elif doing == "thema-weg":
            actions.remove_theme(actor=request.user, theme=theme)
            return redirect("outcomes:work", outcome.process.slug)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    return redirect("outcomes:edit_theme", outcome.process.slug, theme.number)


@for_staff("prepare_outcome")
def quote(request, outcome, number, source):
    """Quote what somebody said, with their yes."""
    theme = theme_of(outcome, number)
    row = get_object_or_404(
        ThemeSource.objects.select_related("theme__outcome__process"), pk=source, theme=theme
    )
    [chain] = chains_of(outcome.themes.filter(number=number), public=False)
    said = next((each for own, each in chain.inputs if own.pk == row.pk and each.text), None)
    if said is None:
        raise Http404
    form = QuoteForm(request.POST if request.method == "POST" else None, said=said.text)
    if request.method == "POST" and form.is_valid():
        values = {"actor": request.user, "source": row, **form.cleaned_data}
        if attempt(form, actions.add_quote, **values):
            return redirect("outcomes:edit_theme", outcome.process.slug, number)
    return show(request, "quote_form", outcome, form=form, theme=theme, said=said)


@for_staff("prepare_outcome")
def reply(request, outcome, number):
    """The answer to one theme: a draft that several people may mend, and a new answer once it is public."""
    theme = theme_of(outcome, number)
    [chain] = chains_of(outcome.themes.filter(number=number), public=False)
    draft = None if outcome.is_published() else chain.reply
    version = version_in(request) if request.method == "POST" else draft.version if draft else 0
    form = ReplyForm(request.POST if request.method == "POST" else None, instance=draft)
    if request.method == "POST" and form.is_valid():
        values = {"actor": request.user, "theme": theme, **form.cleaned_data}
        if outcome.is_published():
            if attempt(form, actions.reply_again, **values):
                return redirect(theme)
        elif attempt(form, actions.write_reply, version=version, **values):
            return saved(request, outcome)
        [chain] = chains_of(outcome.themes.filter(number=number), public=False)
        version = chain.reply.version if chain.reply else 0
    return show(request, "reply_form", outcome, form=form, theme=theme, chain=chain, version=version)


@for_staff("prepare_outcome")
def promise(request, outcome, number):
    """What the municipality promises because of this theme."""
    theme = theme_of(outcome, number)
    initial = {"owner": outcome.decided_by or outcome.process.decided_by}
    form = PromiseForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        origin = origins.KINDS["theme"].of(theme, is_draft=not outcome.is_published())
        values = {"process": outcome.process, "origin": origin, "client_id": client_id_of(request)}
        if attempt(form, make_promise, actor=request.user, **values, **form.cleaned_data):
            return saved(request, outcome)
    client_id = request.POST.get("client_id") or uuid.uuid4()
    return show(request, "promise_form", outcome, form=form, theme=theme, client_id=client_id)


@for_staff("prepare_outcome")
def publish(request, outcome):
    """Look at everything once more, see what is missing, and publish in one go."""
    if outcome.is_published():
        messages.info(request, _("This outcome is public."))
        return redirect(outcome)
    lacking = missing(outcome)
    status = 200
    if request.method == "POST":
        try:
            actions.publish_outcome(actor=request.user, outcome=outcome)
        except ValidationError:
            status, lacking = 422, missing(outcome)
        else:
            messages.success(request, _("The outcome is public. Who took part gets a message."))
            return redirect("outcomes:letters", outcome.process.slug)
    chains = chains_of(outcome.themes.all(), public=False)
    more = {"missing": lacking, "totals": totals_of(chains), "chains": chains}
    return show(request, "publish", outcome, status=status, letters=for_letters(outcome), **more)


@for_staff("prepare_outcome")
def letters(request, outcome):
    """Who spoke but has no e-mail address here: they get a letter."""
    if request.method == "POST":
        return redirect("outcomes:letters", outcome.process.slug)
    outcome = Outcome.objects.select_related("process").get(pk=outcome.pk)
    return show(request, "letters", outcome, letters=for_letters(outcome))
