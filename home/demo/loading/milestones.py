"""Load the route of samenspraak and the milestones of the agenda."""

from dialogue.processes.models import Process
from dialogue.taxonomy.models import Spoor, TargetGroup
from home.demo.loading.reading import RELATIVE, day, moment, read
from home.models import Milestone
from home.models.route import MilestoneKind, MilestoneState

STATES = {"done": MilestoneState.HELD, "planned": MilestoneState.PLANNED, "moved": MilestoneState.POSTPONED}
EXACT = len("2020-02-10")


def load_milestones():
    processes = {process.slug: process for process in Process.objects.all()}
    for item in read("route")["events"]:
        load_event(item, processes)
    for item in read("planning")["milestones"]:
        load_milestone(item)


def load_event(item, processes):
    event = Milestone(
        slug=item["slug"],
        kind=MilestoneKind.SAMENSPRAAK,
        title=item["title"],
        text=item["text"],
        happens_on=day(item["date"]),
        begins_at=begins_at(item["date"]),
        date_words=words_of(item),
        state=item["state"],
        moved_from=day(item.get("moved_from")),
        reason=item.get("reason", ""),
        place=item["place"],
        rung=item["rung"],
        process=processes.get(item.get("process")),
        source=item.get("source", ""),
    )
    event.sporen = Spoor.objects.filter(slug__in=item["sporen"])
    event.target_groups = TargetGroup.objects.filter(slug__in=item["target_groups"])
    event.save()


def load_milestone(item):
    milestone = Milestone(
        slug=item["slug"],
        kind=MilestoneKind.AGENDA,
        title=item["title"],
        happens_on=day(item["date"]),
        date_words=words_of(item),
        state=STATES[item["state"]],
        moved_from=day(item["moved_from"]),
        reason=item["reason"] or "",
        source=item["source"],
    )
    milestone.sporen = Spoor.objects.filter(slug=item["spoor"])
    milestone.save()


def begins_at(text):
    relative = RELATIVE.fullmatch(text)
    return moment(text).time() if relative and relative["hour"] else None


def words_of(item):
    """Words only where the source is less exact than a day."""
    is_exact = RELATIVE.fullmatch(item["date"]) or len(item["date"]) == EXACT
    return "" if is_exact else item["date_text"]
