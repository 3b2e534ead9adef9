"""What leaves of an answer: the words with personal data blacked out. The answer itself is not changed."""

import re

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys.analysis.coding import ensure_readable, overtaken
from surveys.analysis.models import Passage, PassageState

BLOCK = "▇▇▇"


def merged(passages):
    """Passages that overlap are blacked out as one, so that no half of a name is left between them."""
    found = []
    for passage in sorted(passages, key=lambda each: (each.start, -each.end)):
        if found and passage.start < found[-1][1]:
            found[-1][1] = max(found[-1][1], passage.end)
        else:
            found.append([passage.start, passage.end, passage.get_kind_display()])
    return found


def redacted(text, passages, start=0, end=None):
    """This piece of a text as it may leave. Always blocks of the same size: they do not tell how long a name is."""
    end = len(text) if end is None else min(end, len(text))
    out, at = [], start
    for first, last, kind in merged(each for each in passages if each.state == PassageState.BLACKED_OUT):
        if last <= start or first >= end:
            continue
        out += [text[at : max(first, at)], BLOCK, " ", _("(left out: %(what)s)") % {"what": kind}]
        at = max(at, last)
    out.append(text[at:end])
    return " ".join("".join(out).split())


@transaction.atomic
def decide_passage(*, actor, passage, version, state):
    """Black it out or leave it. Who decides on what somebody else decided meanwhile is told so first."""
    ensure_readable(actor, passage.reading)
    if state not in (PassageState.BLACKED_OUT, PassageState.LEFT):
        raise PermissionDenied
    decided = {"state": state, "decided_by": actor, "decided_at": timezone.now(), "version": F("version") + 1}
    done = Passage.objects.filter(pk=passage.pk, version=version).update(**decided)
    passage.refresh_from_db()
    if not done and passage.state != state:
        words = _(
            "%(who)s was first: “%(decision)s”. You chose “%(yours)s”. Look again, and choose together."
        )
        raise overtaken(
            words
            % {
                "who": passage.decided_by or _("Somebody else"),
                "decision": passage.get_state_display(),
                "yours": PassageState(state).label,
            }
        )


@transaction.atomic
def mark_passage(*, actor, reading, words, kind):
    """A person sees personal data that the computer did not: every place where these words stand is blacked out."""
    ensure_readable(actor, reading)
    places = places_of(reading.answer.text, words)
    if not places:
        raise ValidationError(_("These words do not stand in the answer."), code="not_there")
    decided = {"state": PassageState.BLACKED_OUT, "decided_by": actor, "decided_at": timezone.now()}
    for start, end in places:
        Passage.objects.update_or_create(
            reading=reading,
            start=start,
            end=end,
            defaults=decided,
            create_defaults=decided | {"kind": kind},
        )
        # A proposal within it has its answer now.
        within = reading.passages.filter(start__gte=start, end__lte=end, state=PassageState.PROPOSED)
        within.update(**decided, version=F("version") + 1)
    return len(places)


def places_of(text, words):
    """[(start, end)] of these words, however many spaces or new lines stand between them."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    return [match.span() for match in re.finditer(r"\s+".join(parts), text, re.IGNORECASE)]
