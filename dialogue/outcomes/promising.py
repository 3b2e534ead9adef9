"""What people do with a promise. Every change is a public line with a reason; `move` is the one door to a state."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from config.page_cache import purge
from dialogue.notifications.actions import tell
from dialogue.outcomes.promises import Evidence, Promise, PromiseAlias, PromiseChange, PromiseSource
from dialogue.outcomes.states import NEEDS_EVIDENCE, SETTLED, ChangeKind, PromiseState


def not_in_the_past(due_on):
    if due_on and due_on < timezone.localdate():
        raise ValidationError(_("This day has passed. Choose a day to come."), code="past")


def note(promise, kind, *, actor, reason, before="", after="", on=None):
    """Write one public line. Runs in a transaction that holds the promise."""
    number = (promise.changes.aggregate(last=Max("number"))["last"] or 0) + 1
    if promise.public_at and kind != ChangeKind.MADE:
        tell("promise_changed", key=f"promise_changed:{promise.pk}:{number}", about=promise)
    return PromiseChange.objects.create(
        promise=promise,
        number=number,
        kind=kind,
        before=before,
        after=after,
        reason=reason,
        changed_by=actor,
        changed_on=on or timezone.localdate(),
    )


@transaction.atomic
def make_promise(*, actor, process=None, origin=None, client_id=None, aliases=(), tags=None, **values):
    """Promise something. What answers a draft becomes public together with it. The same form twice is one promise."""
    right = ("dialogue.make_promise", process) if process else ("dialogue.register_promise",)
    if not actor.has_perm(*right):
        raise PermissionDenied
    not_in_the_past(values.get("due_on"))
    is_draft = bool(origin and origin.is_draft)
    defaults = {
        "made_on": timezone.localdate(),
        "public_at": None if is_draft else timezone.now(),
        **values,
        "process": process,
        "created_by": actor,
    }
    if client_id:
        promise, is_new = Promise.objects.get_or_create(client_id=client_id, defaults=defaults)
    else:
        promise, is_new = Promise.objects.create(**defaults), True
    if is_new:
        complete(promise, actor, origin, aliases, tags or tags_of(process))
        if promise.public_at:
            tell_made(promise)
        transaction.on_commit(purge)
    return promise


def tell_made(promise):
    """Once it is public and its tags are there: who follows those hears of it."""
    tell("promise_made", key=f"promise_made:{promise.pk}", about=promise)


def tags_of(process):
    if process is None:
        return {}
    return {"sporen": process.sporen.all(), "target_groups": process.target_groups.all()}


def complete(promise, actor, origin, aliases, tags):
    for name, things in tags.items():
        getattr(promise, name).set(things)
    PromiseAlias.objects.bulk_create(PromiseAlias(promise=promise, code=code) for code in aliases)
    if origin:
        PromiseSource.objects.create(promise=promise, kind=origin.kind, key=origin.key, added_by=actor)
    reason = origin.title if origin else promise.get_kind_display()
    note(promise, ChangeKind.MADE, actor=actor, reason=reason, after=promise.text)


def held(actor, promise):
    """The promise as it is now, for nobody else until the end of the transaction."""
    if not actor.has_perm("dialogue.keep_promise", promise):
        raise PermissionDenied
    return Promise.objects.select_for_update(of=("self",), no_key=True).get(pk=promise.pk)


@transaction.atomic
def move(*, actor, promise, state, reason):
    """Bring a promise to another state of the table; two people who try at once are told apart."""
    promise = held(actor, promise)
    state = PromiseState(state)
    last = promise.changes.last()
    if promise.state == state and last and (last.after, last.reason) == (state, reason):
        return promise  # the same form again
    if not promise.can_move(state):
        raise ValidationError(
            _("A promise that is %(now)s cannot become %(next)s."),
            code="transition",
            params={"now": promise.get_state_display(), "next": state.label},
        )
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    if state in NEEDS_EVIDENCE and not promise.evidence.exists():
        raise ValidationError(_("First add evidence: what can people see?"), code="evidence")
    note(promise, ChangeKind.STATE, actor=actor, reason=reason, before=promise.state, after=state)
    promise.state = state
    promise.settled_on = timezone.localdate() if state in SETTLED else None
    promise.save(update_fields=["state", "settled_on"])
    transaction.on_commit(purge)
    return promise


@transaction.atomic
def change_scope(*, actor, promise, text, reason):
    """Change what is promised. The first words stay to be read, and what was open stays open."""
    promise = held(actor, promise)
    if promise.text == text:
        return promise
    refuse_settled(promise)
    note(promise, ChangeKind.SCOPE, actor=actor, reason=reason, before=promise.text, after=text)
    promise.text = text
    promise.save(update_fields=["text"])
    transaction.on_commit(purge)
    return promise


@transaction.atomic
def change_day(*, actor, promise, due_on, reason):
    """Move the day. The day of the first promise stays to be read."""
    promise = held(actor, promise)
    if promise.due_on == due_on:
        return promise
    refuse_settled(promise)
    not_in_the_past(due_on)
    before = date_format(promise.due_on, "j F Y") if promise.due_on else ""
    after = date_format(due_on, "j F Y")
    note(promise, ChangeKind.DATE, actor=actor, reason=reason, before=before, after=after)
    promise.due_on = due_on
    promise.save(update_fields=["due_on"])
    transaction.on_commit(purge)
    return promise


def refuse_settled(promise):
    if promise.is_settled():
        raise ValidationError(_("This promise is settled. Open it again first."), code="settled")


@transaction.atomic
def add_evidence(*, actor, promise, text, address="", happened_on=None):
    """Show something of a promise being kept; the same evidence once."""
    promise = held(actor, promise)
    when = {"happened_on": happened_on or timezone.localdate(), "added_by": actor}
    evidence, is_new = Evidence.objects.get_or_create(
        promise=promise, text=text, address=address, defaults=when
    )
    if is_new:
        transaction.on_commit(purge)
    return evidence


@transaction.atomic
def remove_draft(*, actor, promise):
    """Take back a promise nobody has seen. One that is public is withdrawn instead, with a reason."""
    promise = held(actor, promise)
    if promise.public_at:
        raise ValidationError(_("A public promise stays. Withdraw it with a reason."), code="public")
    promise.changes.all().delete()
    promise.evidence.all().delete()
    promise.delete()
