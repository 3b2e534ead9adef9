"""What people do with an outcome: make themes of input, answer them together, publish in one go."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from config.page_cache import purge
from dialogue.outcomes import sources
from dialogue.outcomes.completeness import missing
from dialogue.outcomes.models import Outcome, Quote, Theme, ThemeReply, ThemeSource
from dialogue.outcomes.promises import Promise, PromiseSource
from dialogue.outcomes.promising import tell_made
from dialogue.outcomes.tasks import tell_who_spoke
from dialogue.processes.actions import answer_process

SUMMARY = ("heard", "done", "not_done", "decided_by")


def ensure(right, actor, thing):
    if not actor.has_perm(f"dialogue.{right}", thing):
        raise PermissionDenied


def locked(outcome):
    """The outcome as it is now, for nobody else until the end of the transaction; a public one is not changed."""
    outcome = Outcome.objects.select_for_update(no_key=True).select_related("process").get(pk=outcome.pk)
    if outcome.is_published():
        raise ValidationError(_("This outcome is public. Its themes do not change any more."), code="public")
    return outcome


def overtaken():
    return ValidationError(
        _("Somebody else changed this while you were writing. Look at their words, then save again."),
        code="overtaken",
    )


def change(queryset, version, **values):
    """Store values when nobody was here since this version was read; otherwise refuse."""
    if not queryset.filter(version=version).update(version=F("version") + 1, **values):
        raise overtaken()


@transaction.atomic
def start_outcome(*, actor, process):
    """Begin to prepare, once; who comes second works in the same one."""
    ensure("assign_input", actor, process)
    return Outcome.objects.get_or_create(process=process, defaults={"started_by": actor})[0]


@transaction.atomic
def write_summary(*, actor, outcome, version, **words):
    """Write the summary with which the page of the process will open."""
    ensure("prepare_outcome", actor, outcome.process)
    outcome = locked(outcome)
    change(Outcome.objects.filter(pk=outcome.pk), version, **words)


@transaction.atomic
def make_theme(*, actor, outcome, title, movements=(), **words):
    """Make a theme, once per sentence: the same sentence again is the theme that is there."""
    ensure("assign_input", actor, outcome.process)
    outcome = locked(outcome)
    last = outcome.themes.aggregate(last=Max("number"))["last"] or 0
    theme, is_new = Theme.objects.get_or_create(
        outcome=outcome, title=title, defaults={"number": last + 1, "made_by": actor, **words}
    )
    if is_new:
        theme.movements.set(movements)
    return theme


@transaction.atomic
def change_theme(*, actor, theme, version, movements, **words):
    ensure("prepare_outcome", actor, theme.outcome.process)
    locked(theme.outcome)
    change(Theme.objects.filter(pk=theme.pk), version, **words)
    theme.movements.set(movements)


@transaction.atomic
def remove_theme(*, actor, theme):
    """Take a theme away while it is only a draft; its input can go elsewhere. With a promise it stays."""
    ensure("prepare_outcome", actor, theme.outcome.process)
    locked(theme.outcome)
    if PromiseSource.objects.filter(kind="theme", key=theme.pk).exists():
        raise ValidationError(_("This theme led to a promise. Remove that first."), code="promised")
    theme.replies.all().delete()
    theme.delete()


@transaction.atomic
def assign(*, actor, theme, inputs):
    """Put inputs [(kind, key)] under a theme; what stands there already stays as it was."""
    ensure("assign_input", actor, theme.outcome.process)
    locked(theme.outcome)
    known = set(sources.keys_of(theme.outcome.process))
    rows = [
        ThemeSource(theme=theme, kind=kind, key=key, added_by=actor)
        for kind, key in dict.fromkeys(inputs)
        if (kind, key) in known
    ]
    ThemeSource.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def unassign(*, actor, theme, pk):
    """Take one input from a theme, with its quotes; a second time changes nothing."""
    ensure("assign_input", actor, theme.outcome.process)
    locked(theme.outcome)
    theme.sources.filter(pk=pk).delete()


@transaction.atomic
def add_quote(*, actor, source, text, consent, consent_on):
    """Quote what somebody said, with how and when they said yes; the same words once."""
    ensure("prepare_outcome", actor, source.theme.outcome.process)
    locked(source.theme.outcome)
    given = {"consent": consent, "consent_on": consent_on, "added_by": actor}
    return Quote.objects.get_or_create(source=source, text=text, defaults=given)[0]


@transaction.atomic
def remove_quote(*, actor, theme, pk):
    ensure("prepare_outcome", actor, theme.outcome.process)
    locked(theme.outcome)
    Quote.objects.filter(source__theme=theme, pk=pk).delete()


@transaction.atomic
def write_reply(*, actor, theme, version, **words):
    """Write the draft of an answer; version 0 is the first. Two people never overwrite each other."""
    ensure("prepare_outcome", actor, theme.outcome.process)
    locked(theme.outcome)
    drafts = ThemeReply.objects.filter(theme=theme, published_at=None)
    now = {"written_at": timezone.now(), "written_by": actor}
    if version:
        change(drafts, version, **now, **words)
    else:
        draft, is_new = ThemeReply.objects.get_or_create(
            theme=theme, published_at=None, defaults={**now, **words}
        )
        if not is_new and any(getattr(draft, name) != value for name, value in words.items()):
            raise overtaken()
    return drafts.get()


@transaction.atomic
def reply_again(*, actor, theme, **words):
    """Answer a public theme anew, as when "later" has come. The earlier answer stays to be read."""
    ensure("publish_outcome", actor, theme.outcome)
    theme = Theme.objects.select_for_update(no_key=True).get(pk=theme.pk)
    last = theme.replies.exclude(published_at=None).last()
    if last is None:
        raise ValidationError(_("This theme has no public answer yet."), code="draft")
    if all(getattr(last, name) == value for name, value in words.items()):
        return last
    transaction.on_commit(purge)
    return ThemeReply.objects.create(theme=theme, written_by=actor, published_at=timezone.now(), **words)


@transaction.atomic
def publish_outcome(*, actor, outcome):
    """Publish all answers and their promises in one go, and with that answer the process. Once."""
    ensure("publish_outcome", actor, outcome)
    outcome = Outcome.objects.select_for_update(no_key=True).select_related("process").get(pk=outcome.pk)
    if outcome.is_published():
        return outcome
    if missing(outcome):
        raise ValidationError(_("Something is missing. This cannot be published yet."), code="missing")
    outcome.published_at, outcome.published_by = timezone.now(), actor
    outcome.save(update_fields=["published_at", "published_by"])
    ThemeReply.objects.filter(theme__outcome=outcome, published_at=None).update(
        published_at=outcome.published_at
    )
    publish_promises(outcome)
    # Before the general mail, so that who spoke gets the one that says where their words went.
    tell_who_spoke.enqueue(outcome.pk)
    words = {name: getattr(outcome, name) for name in SUMMARY}
    answer_process(actor=actor, process=outcome.process, **words)
    transaction.on_commit(purge)
    return outcome


def publish_promises(outcome):
    themes = outcome.themes.values("pk")
    made = PromiseSource.objects.filter(kind="theme", key__in=themes).values("promise")
    waiting = list(Promise.objects.filter(pk__in=made, public_at=None).select_related("process"))
    Promise.objects.filter(pk__in=[promise.pk for promise in waiting]).update(
        public_at=outcome.published_at, made_on=timezone.localdate(outcome.published_at)
    )
    for promise in waiting:
        tell_made(promise)
