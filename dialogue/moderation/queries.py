"""What waits for a moderator, and what was decided; the same number of queries whatever there is."""

from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext as _

from dialogue.contributions.models import Contribution
from dialogue.contributions.reasons import gives_reasons
from dialogue.moderation.models import Appeal, Decision, Flag, Verdict
from dialogue.people.models import Role
from dialogue.processes.models import Process


def processes_of(user):
    """The processes in which somebody decides about contributions."""
    if user.is_superuser:
        return Process.objects.all()
    return Process.objects.filter(roles__user=user, roles__role=Role.MODERATOR)


def contributions_of(user):
    return Contribution.objects.filter(room__phase__process__in=processes_of(user))


def new(user):
    """Nobody has looked at it, and nobody has reported it."""
    decided = Decision.objects.filter(contribution=OuterRef("pk"))
    return contributions_of(user).visible().exclude(Exists(decided)).exclude(Exists(open_flags()))


def reported(user):
    return contributions_of(user).visible().filter(Exists(open_flags()))


def hidden(user):
    return contributions_of(user).hidden()


def appealed(user):
    """Authors who do not agree; never with a decision of one's own."""
    pending = Appeal.objects.pending().filter(contribution=OuterRef("pk")).exclude(decision__moderator=user)
    return contributions_of(user).filter(Exists(pending))


def open_flags():
    return Flag.objects.unhandled().filter(contribution=OuterRef("pk"))


LISTS = {"nieuw": new, "gemeld": reported, "bezwaren": appealed, "verborgen": hidden}


def for_queue(contributions):
    """Oldest first, with what a moderator wants to see at a glance."""
    return (
        contributions.select_related("author", "room__phase__process", "claim__moderator")
        .prefetch_related(Prefetch("flags", Flag.objects.unhandled(), to_attr="open_flags"))
        .order_by("created_at", "pk")
    )


def for_decision(contributions):
    """With everything that was said and decided about it before."""
    return contributions.select_related(
        "author__user", "room__phase__process", "claim__moderator"
    ).prefetch_related(
        "flags",
        Prefetch("decisions", Decision.objects.select_related("moderator", "appeal")),
        Prefetch("appeals", Appeal.objects.pending().select_related("decision"), to_attr="pending_appeals"),
    )


def log_of(user):
    decisions = Decision.objects.filter(contribution__room__phase__process__in=processes_of(user))
    return decisions.select_related("moderator", "appeal", "contribution__room__phase__process")


@gives_reasons
def reasons(contributions):
    """{contribution id: the ground and the words of the decision that hides it}, for its author."""
    decisions = Decision.objects.filter(contribution__in=contributions, verdict=Verdict.HIDE)
    return {
        decision.contribution_id: _("%(ground)s. %(words)s")
        % {"ground": decision.get_ground_display(), "words": decision.words}
        for decision in decisions.order_by("decided_at", "pk")
    }
