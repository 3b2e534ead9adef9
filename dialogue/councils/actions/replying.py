"""The college replies to every recommendation, then advice and reply go out together."""

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from config.page_cache import purge
from dialogue.councils.models import RecommendationReply
from dialogue.councils.moving import held, move
from dialogue.councils.queries import missing_in_reply
from dialogue.councils.rules import parts_in_advice
from dialogue.councils.states import AdviceState
from dialogue.councils.tasks import tell_members
from dialogue.terms.actions import finish_term
from dialogue.terms.models import Term


@transaction.atomic
def reply_to_recommendation(*, actor, recommendation, **values):
    """Write or change the reply to one point, while nothing is public."""
    advice = recommendation.advice
    if not rules.has_perm("councils.reply", actor, advice):
        raise PermissionDenied
    if held(advice).state != AdviceState.SIGNED:
        raise ValidationError(_("Advice and reply are public. They do not change any more."))
    return RecommendationReply.objects.update_or_create(
        recommendation=recommendation,
        defaults={**values, "written_by": actor, "written_at": timezone.now()},
    )[0]


class Incomplete(ValidationError):
    """What must be done before it can be published: [(words, address)] in `missing`."""

    def __init__(self, missing):
        super().__init__([words for words, _address in missing])
        self.missing = missing


@transaction.atomic
def publish_advice(*, actor, advice, reply_words="", publish_at=None):
    """Advice and reply become public together, now or at a planned moment; only when every point has its reply."""
    if not rules.has_perm("councils.publish", actor, advice):
        raise PermissionDenied
    parts = parts_in_advice(actor, advice)
    advice = held(advice)
    if missing := missing_in_reply(advice):
        raise Incomplete(missing)
    now = timezone.now()
    advice = move(
        advice,
        AdviceState.PUBLISHED,
        parts=parts,
        reply_words=reply_words,
        published_at=max(publish_at or now, now),
        published_by=actor,
    )
    for term in Term.objects.of(advice).filter(done_on=None):
        finish_term(actor=actor, term=term)
    later = tell_members.using(run_after=advice.published_at) if advice.published_at > now else tell_members
    later.enqueue(advice.pk)
    transaction.on_commit(purge)
    return advice
