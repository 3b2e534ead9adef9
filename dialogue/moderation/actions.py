"""What moderators decide, and what people ask of them. Who comes second is told who was first."""

from datetime import timedelta

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue.contributions.models import Contribution
from dialogue.events import ContributionFlagged, ContributionHidden, ContributionRestored
from dialogue.moderation.models import Appeal, Claim, Decision, Flag, Verdict
from dialogue.moderation.tasks import tell_author
from dialogue.rooms.actions import record

CLAIM_LASTS = timedelta(minutes=10)


def read_for_decision(actor, contribution):
    """The contribution as it is now, kept from others until this is done; refused when somebody else holds it."""
    contribution = (
        Contribution.objects.select_for_update(no_key=True, of=("self",))
        .select_related("room__phase__process", "author")
        .get(pk=contribution.pk)
    )
    if not actor.has_perm("dialogue.moderate", contribution):
        raise PermissionDenied
    claim = Claim.objects.running().filter(contribution=contribution).exclude(moderator=actor).first()
    if claim:
        until = timezone.localtime(claim.until).strftime("%H.%M")
        raise ValidationError(
            _("%(name)s is looking at this now, until %(until)s."),
            code="claimed",
            params={"name": claim.moderator, "until": until},
        )
    return contribution


def refuse_second(contribution):
    decision = contribution.decisions.first()
    raise ValidationError(
        _("%(name)s was first. The decision: %(verdict)s."),
        code="second",
        params={
            "name": decision.moderator if decision else _("Somebody else"),
            "verdict": decision.get_verdict_display() if decision else "",
        },
    )


def repeated(actor, contribution, verdict):
    """The same person sent the same decision again: the first one is the answer."""
    last = contribution.decisions.first()
    return last if last and last.moderator_id == actor.pk and last.verdict == verdict else None


def decide(actor, contribution, verdict, **values):
    """Write the decision down, close the reports, give the contribution back to everyone, tell the author."""
    decision = Decision.objects.create(contribution=contribution, moderator=actor, verdict=verdict, **values)
    contribution.flags.unhandled().update(handled_at=decision.decided_at)
    Claim.objects.filter(contribution=contribution).delete()
    if verdict != Verdict.KEEP and contribution.author.user_id:
        tell_author.enqueue(decision.pk)
    return decision


@transaction.atomic
def claim_contribution(*, actor, contribution):
    """Take ten minutes in which nobody else decides about it."""
    contribution = read_for_decision(actor, contribution)
    return Claim.objects.update_or_create(
        contribution=contribution, defaults={"moderator": actor, "until": timezone.now() + CLAIM_LASTS}
    )[0]


@transaction.atomic
def release_contribution(*, actor, contribution):
    contribution = read_for_decision(actor, contribution)
    Claim.objects.filter(contribution=contribution, moderator=actor).delete()


@transaction.atomic
def hide_contribution(*, actor, contribution, ground, words):
    """Take it out of everyone's sight, on a ground from the list and in words for its author."""
    contribution = read_for_decision(actor, contribution)
    if contribution.hidden_at:
        return repeated(actor, contribution, Verdict.HIDE) or refuse_second(contribution)
    decision = decide(actor, contribution, Verdict.HIDE, ground=ground, words=words)
    contribution.hidden_at = decision.decided_at
    contribution.save(update_fields=["hidden_at"])
    record(contribution.room, ContributionHidden(contribution=contribution.pk))
    return decision


@transaction.atomic
def restore_contribution(*, actor, contribution, words):
    """Show it again; an appeal against hiding it is then settled too."""
    contribution = read_for_decision(actor, contribution)
    if not contribution.hidden_at:
        return repeated(actor, contribution, Verdict.RESTORE) or refuse_second(contribution)
    decision = decide(actor, contribution, Verdict.RESTORE, words=words, appeal=pending_appeal(contribution))
    show_again(contribution)
    return decision


@transaction.atomic
def keep_contribution(*, actor, contribution, words=""):
    """Looked at, and it stays as it is; reports of it are settled."""
    contribution = read_for_decision(actor, contribution)
    if contribution.hidden_at:
        refuse_second(contribution)
    has_news = contribution.flags.unhandled().exists()
    last = contribution.decisions.first()
    if last and not has_news:
        return repeated(actor, contribution, Verdict.KEEP) or refuse_second(contribution)
    return decide(actor, contribution, Verdict.KEEP, words=words)


@transaction.atomic
def settle_appeal(*, actor, contribution, appeal, verdict, words):
    """Decide again about a hidden contribution, by somebody else than the first time."""
    contribution = read_for_decision(actor, contribution)
    appeal = Appeal.objects.select_related("decision").get(pk=appeal.pk, contribution=contribution)
    if appeal.decision.moderator_id == actor.pk:
        raise PermissionDenied(_("Somebody else decides about this appeal."))
    if not Appeal.objects.pending().filter(pk=appeal.pk).exists():
        return repeated(actor, contribution, verdict) or refuse_second(contribution)
    ground = appeal.decision.ground if verdict == Verdict.HIDE else ""
    decision = decide(actor, contribution, verdict, ground=ground, words=words, appeal=appeal)
    if verdict == Verdict.RESTORE:
        show_again(contribution)
    return decision


def show_again(contribution):
    contribution.hidden_at = None
    contribution.save(update_fields=["hidden_at"])
    record(contribution.room, ContributionRestored(contribution=contribution.pk))


def pending_appeal(contribution):
    return Appeal.objects.pending().filter(contribution=contribution).first()


def flag_contribution(*, actor, room, contribution, ground, words=""):
    """Ask a moderator to look; asking twice has one effect. Runs in the transaction of `take_part`."""
    if not rules.has_perm("dialogue.flag", actor, contribution):
        raise PermissionDenied
    flag, is_new = Flag.objects.get_or_create(
        contribution=contribution, participant=actor, defaults={"ground": ground, "words": words}
    )
    if is_new:
        record(room, ContributionFlagged(contribution=contribution.pk), participant=actor)
    return flag


@transaction.atomic
def appeal_decision(*, actor, contribution, words):
    """Ask somebody else to look again; once for each decision."""
    if not rules.has_perm("dialogue.appeal", actor, contribution):
        raise PermissionDenied
    decision = contribution.decisions.filter(verdict=Verdict.HIDE).first()
    if decision is None or decision.appeal_id:
        raise PermissionDenied(_("Somebody else has already looked again. This is the final decision."))
    appeal, _is_new = Appeal.objects.get_or_create(
        decision=decision, defaults={"contribution": contribution, "words": words}
    )
    return appeal
