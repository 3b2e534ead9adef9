"""Answers that are held back: who sees them decides whether the analysts may read them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys.analysis.coding import overtaken
from surveys.analysis.models import Hold, HoldState
from surveys.analysis.rules import sees_signals


def held_answers():
    """What waits for a decision, oldest survey first."""
    waiting = Hold.objects.filter(state=HoldState.HELD)
    return waiting.select_related("reading__answer", "reading__survey", "held_by").order_by(
        "reading__survey__closed_at", "reading__survey", "pk"
    )


@transaction.atomic
def decide_signal(*, actor, hold, state, reason):
    """Release it or keep it out, with a reason. Who comes second is told what was decided."""
    if not sees_signals(actor) or state not in (HoldState.RELEASED, HoldState.KEPT_OUT):
        raise PermissionDenied
    decided = {"state": state, "reason": reason, "decided_by": actor, "decided_at": timezone.now()}
    if not Hold.objects.filter(pk=hold.pk, state=HoldState.HELD).update(**decided):
        hold.refresh_from_db()
        words = _("%(who)s was first: “%(decision)s”, because: %(reason)s")
        raise overtaken(
            words
            % {
                "who": hold.decided_by or _("Somebody else"),
                "decision": hold.get_state_display(),
                "reason": hold.reason,
            }
        )
