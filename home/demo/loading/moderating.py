"""Load reports of contributions and what the moderator decided about them."""

from dialogue.events import ContributionFlagged, ContributionHidden
from dialogue.moderation.models import Decision, Flag, Verdict
from home.demo.loading.reading import moment

MODERATOR = "moderator@demo.example"


def load_moderation(talk, contribution, item):
    decided_at = moment(item["hidden"]["at"]) if "hidden" in item else None
    for report in item.get("flags", []):
        load_flag(talk, contribution, report, handled_at=decided_at)
    if "hidden" in item:
        hide(talk, contribution, item["hidden"], at=decided_at)


def load_flag(talk, contribution, item, *, handled_at):
    at = moment(item["at"])
    [reporter] = talk.supporters(1)
    Flag.objects.create(
        contribution=contribution,
        participant=reporter,
        ground=item["reason"],
        words=item["words"],
        created_at=at,
        handled_at=handled_at,
    )
    talk.note(ContributionFlagged(contribution=contribution.pk), reporter, at)


def hide(talk, contribution, item, *, at):
    Decision.objects.create(
        contribution=contribution,
        moderator=talk.people[MODERATOR],
        verdict=Verdict.HIDE,
        ground=item["ground"],
        words=item["words"],
        decided_at=at,
    )
    contribution.hidden_at = at
    contribution.save(update_fields=["hidden_at"])
    talk.note(ContributionHidden(contribution=contribution.pk), None, at)
