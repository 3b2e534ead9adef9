"""Typing in what came on paper: a pile, a form, and a second clerk who types it again before it counts."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config import codes
from surveys.access import rights
from surveys.answering.actions import NoRight, Nothing, send_response
from surveys.answering.models import Channel
from surveys.building.access import Access
from surveys.paper import comparing, sealing
from surveys.paper.models import Batch, Entry, Line, What

MOST_DIGITS = 6
REFUSALS = {
    What.UNKNOWN: _("We do not know this code. Look again at the top of the sheet."),
    What.USED: _("This form counts already. Nothing was stored. Put it with the forms that are done."),
}
EMPTY = _("Nothing has been typed yet. Is the form empty? Then put it aside: it does not count.")
OWN = _("You typed this form yourself. A colleague types it for the second time.")


class Refused(Exception):  # noqa: N818  (said by who reads: refused, because this form counts already)
    """This form cannot be typed in; the words say why."""

    def __init__(self, words, what=None):
        super().__init__(words)
        self.words, self.what = words, what


@dataclass(frozen=True)
class Sheet:
    """A form on the desk: what it is known by, and the right it brings."""

    key: str
    grant: rights.Grant
    number: str = ""


@dataclass(frozen=True)
class Typed:
    """What came of typing a form: it counts, it waits for a colleague, or two clerks differ."""

    counts: bool = False
    receipt: str = ""
    differences: list = field(default_factory=list)


def open_batch(*, actor, survey, name, received_on, is_double):
    demand(actor, survey)
    return Batch.objects.create(
        survey=survey, name=name, received_on=received_on, is_double=is_double, opened_by=actor
    )


@transaction.atomic
def close_batch(*, actor, batch):
    """Nothing is added any more; what still waits for a colleague keeps a pile open."""
    demand(actor, batch.survey)
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.entries.exists():
        raise ValidationError(_("Some forms still wait for a colleague. Type those first."), code="waiting")
    Batch.objects.filter(pk=batch.pk, closed_at=None).update(closed_at=timezone.now())


def look_up(*, actor, batch, shown):
    """The form with this code or number. One that counts already, or that nobody knows, is refused and logged."""
    if not batch.survey.is_open():
        raise Refused(_("This survey is closed. What comes in now no longer counts."))
    demand(actor, batch.survey)
    if batch.closed_at:
        raise Refused(_("This pile is closed. Make a new one."))
    sheet = find(batch, shown)
    if isinstance(sheet, What):
        Line.objects.create(batch=batch, what=sheet, clerk=actor)
        raise Refused(REFUSALS[sheet], sheet)
    if typed_before(batch, sheet, actor):
        raise Refused(OWN)
    return sheet


def find(batch, shown):
    """The form, or why there is none to type in."""
    survey, shown = batch.survey, shown.strip()
    if survey.access == Access.OPEN and shown.isdecimal() and len(shown) <= MOST_DIGITS:
        number = str(int(shown))
        grant = rights.Grant(survey, rights.key_of(survey, "sheet", f"{batch.pk}:{number}"))
        sheet = Sheet(f"{batch.pk}:{number}", grant, number)
        return What.USED if rights.is_used(grant) else sheet
    if rights.has_been_used(shown, survey):
        return What.USED
    grant = rights.find(shown, survey) if codes.tidy(shown) else None
    return Sheet(f"{survey.pk}.{codes.tidy(shown)}", grant) if grant and grant.key else What.UNKNOWN


def typed_before(batch, sheet, clerk):
    entry = entries_of(batch, sheet).first()
    return entry is not None and entry.typed_by_id == clerk.pk


def entries_of(batch, sheet):
    return Entry.objects.filter(survey=batch.survey, mark_hash=sealing.hash_of(sheet.key))


@transaction.atomic
def enter_sheet(*, actor, batch, sheet, version, answers, texts, consented_on=None, chosen=None):
    """Count what a clerk typed; in a pile with a double check only when a second one typed the same."""
    demand(actor, batch.survey)
    mine = (answers, texts)
    entry = first_typing(actor, batch, sheet, version, mine)
    if entry is None:
        return count(actor, batch, sheet, version, mine, consented_on)
    if entry.typed_by_id == actor.pk:
        return Typed()
    first = sealing.unseal(sheet.key, entry.content)
    theirs = (first["answers"], first["texts"])
    differing = comparing.differences(version.questions, theirs, mine)
    remember_agreement(entry, version, differing)
    if any(difference.key not in (chosen or {}) for difference in differing):
        return Typed(differences=differing)
    settled = comparing.settle(version.questions, theirs, mine, chosen or {})
    entry.delete()
    agreement = {"compared_count": entry.compared_count, "different_count": entry.different_count}
    return count(actor, batch, sheet, version, settled, consented_on, **agreement)


def first_typing(actor, batch, sheet, version, typed):
    """What the first clerk typed, kept just now or before; None when this pile needs no second one."""
    if not batch.is_double:
        return entries_of(batch, sheet).select_for_update().first()
    content = {"answers": typed[0], "texts": typed[1]}
    entry, is_new = Entry.objects.get_or_create(
        survey=batch.survey,
        mark_hash=sealing.hash_of(sheet.key),
        defaults={"batch": batch, "content": sealing.seal(sheet.key, content), "typed_by": actor},
    )
    if is_new:
        Line.objects.create(batch=batch, what=What.TYPED, clerk=actor, sheet=sheet.number)
    return Entry.objects.select_for_update().get(pk=entry.pk)


def remember_agreement(entry, version, differing):
    """Only the first comparison says how often two clerks agree; afterwards they have seen each other's work."""
    if entry.compared_count is None:
        entry.compared_count = len(comparing.fields_of(version.questions))
        entry.different_count = len(differing)
        entry.save(update_fields=["compared_count", "different_count"])


def count(actor, batch, sheet, version, typed, consented_on, **agreement):
    """Send it as any other response; the log of the pile says who and when, the response does not."""
    answers, texts = typed
    try:
        with transaction.atomic():
            receipt = send_response(
                version=version, channel=Channel.PAPER, answers=answers, texts=texts, right=sheet.grant
            )
    except NoRight:
        raise Refused(REFUSALS[What.USED], What.USED) from None
    except Nothing:
        raise Refused(EMPTY) from None
    Line.objects.create(
        batch=batch,
        what=What.COUNTED,
        clerk=actor,
        sheet=sheet.number,
        consented_on=consented_on or batch.received_on,
        **agreement,
    )
    return Typed(counts=True, receipt=receipt)


def demand(actor, survey):
    if not actor.has_perm("surveys.type_in", survey):
        raise PermissionDenied
