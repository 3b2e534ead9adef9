"""Load what was promised, with a history written row by row: the actions take no moment but now."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

from dialogue.outcomes.models import Theme
from dialogue.outcomes.promises import Evidence, Promise, PromiseAlias, PromiseChange, PromiseSource
from dialogue.outcomes.states import SETTLED, ChangeKind, PromiseKind, PromiseState
from dialogue.processes.models import Process
from dialogue.taxonomy.models import Spoor, TargetGroup
from home.demo.loading.processes import OFFICIAL
from home.demo.loading.reading import day, moment, read

COPIED = ("title", "text", "owner")
OPTIONAL = ("proof", "reservation", "code", "answer", "source", "made_when")


def load_promises(people):
    official = people[OFFICIAL]
    processes = {process.slug: process for process in Process.objects.all()}
    data = read("promises")
    for item in data["promises"]:
        load_promise(item, processes.get(item.get("process")), official)
    for item in data["council"]:
        load_asked(item, official)


def load_promise(item, process, official):
    made = day(item.get("made"))
    promise = Promise.objects.create(
        kind=item.get("kind", PromiseKind.PROMISE),
        due_on=first_day(item),
        made_on=made,
        process=process,
        public_at=timezone.now(),
        created_by=official,
        **{name: item[name] for name in COPIED},
        **{name: item.get(name, "") for name in OPTIONAL},
    )
    promise.sporen.set(Spoor.objects.filter(slug__in=item["sporen"]))
    promise.target_groups.set(TargetGroup.objects.filter(slug__in=item.get("target_groups", [])))
    load_origin(promise, item, official)
    note(promise, 1, ChangeKind.MADE, made, item.get("answer") or item["title"], official, after=promise.text)
    for number, change in enumerate(item.get("changes", []), start=2):
        load_change(promise, number, change, official)
    load_evidence(promise, item.get("evidence", []), official)
    promise.save()
    return promise


def first_day(item):
    """The day of the first promise: one that was moved later was six weeks earlier."""
    due = day(item.get("due"))
    moved = any("day" in change for change in item.get("changes", []))
    return due - timedelta(weeks=6) if moved else due


def load_asked(item, official):
    """What the council asked: settled or not, with its other code."""
    promise = load_promise(item, None, official)
    if "alias" in item:
        PromiseAlias.objects.create(promise=promise, code=item["alias"])
    if item["settled"]:
        promise.state = PromiseState.KEPT
        promise.save()


def load_origin(promise, item, official):
    if "theme" in item:
        theme = Theme.objects.get(outcome__process=promise.process, number=item["theme"])
        PromiseSource.objects.create(promise=promise, kind="theme", key=theme.pk, added_by=official)


def load_change(promise, number, change, official):
    on, reason = day(change["on"]), change["reason"]
    if "to" in change:
        before, promise.state = promise.state, PromiseState(change["to"])
        promise.settled_on = on if promise.state in SETTLED else None
        note(promise, number, ChangeKind.STATE, on, reason, official, before=before, after=promise.state)
    elif "scope" in change:
        before, promise.text = promise.text, change["scope"]
        note(promise, number, ChangeKind.SCOPE, on, reason, official, before=before, after=promise.text)
    else:
        before, promise.due_on = promise.due_on, day(change["day"])
        days = {"before": date_format(before, "j F Y"), "after": date_format(promise.due_on, "j F Y")}
        note(promise, number, ChangeKind.DATE, on, reason, official, **days)


def note(promise, number, kind, on, reason, official, **words):
    PromiseChange.objects.create(
        promise=promise,
        number=number,
        kind=kind,
        reason=reason,
        changed_on=on or timezone.localdate(),
        changed_by=official,
        **words,
    )


def load_evidence(promise, items, official):
    Evidence.objects.bulk_create(
        Evidence(
            promise=promise,
            text=item["text"],
            address=item.get("address", ""),
            happened_on=day(item["on"]),
            added_at=moment(item["on"]),
            added_by=official,
        )
        for item in items
    )
