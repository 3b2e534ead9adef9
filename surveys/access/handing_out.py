"""Codes for people who answer by letter: made, handed over once, taken in from elsewhere, withdrawn.

Only the keyed hash of a code is kept, so handing over is the one moment at which anybody can read it.
"""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from config import codes
from surveys.access.models import CodeBatch, Right
from surveys.access.rights import CODE_BITS, PURPOSE

AT_A_TIME = 1000
MOST_AT_ONCE = 50_000
LEAST_BITS = 64
LEAST_SIGNS = -(-LEAST_BITS // codes.BITS_PER_SIGN)


def demand_right(actor, survey):
    if not actor.has_perm("surveys.manage_access", survey):
        raise PermissionDenied


@transaction.atomic
def make_batch(*, actor, survey, key, name, size):
    """Plan a pile of letters; its codes come into being when it is handed over. The same form makes the same pile."""
    demand_right(actor, survey)
    batch, _is_new = CodeBatch.objects.get_or_create(
        key=key, defaults={"survey": survey, "name": name, "size": size}
    )
    return batch


@transaction.atomic
def hand_over(*, actor, batch):
    """The codes of a pile, for the printer: once. Whoever comes second gets None."""
    demand_right(actor, batch.survey)
    waiting = CodeBatch.objects.filter(pk=batch.pk, exported_at=None, withdrawn_at=None)
    if waiting.update(exported_at=timezone.now()) != 1:
        return None
    made = [codes.new_code(CODE_BITS) for _number in range(batch.size)]
    keep(batch, made)
    note(batch.survey, "codes_handed_over", actor, batch=batch.pk, size=batch.size)
    return made


def note(survey, action, actor, **data):
    """Who did what with codes and addresses can be read in the history of the survey; no code stands there."""
    log(survey, f"surveys.{action}", user=actor, data=data)


def keep(batch, made):
    rights = [
        Right(survey=batch.survey, batch=batch, code_hash=codes.hash_of(PURPOSE, code)) for code in made
    ]
    Right.objects.bulk_create(rights, AT_A_TIME)


@transaction.atomic
def withdraw_batch(*, actor, batch):
    """Letters that were lost or went wrong: their codes open nothing any more. What was answered stays."""
    demand_right(actor, batch.survey)
    changed = CodeBatch.objects.filter(pk=batch.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    if changed:
        note(batch.survey, "codes_withdrawn", actor, batch=batch.pk, size=batch.size)
    return bool(changed)


def refusal_of_code(code, seen, known):
    tidy = codes.tidy(code)
    if not tidy:
        return _("“%(code)s” has signs that a code cannot have.") % {"code": code[:40]}
    if len(tidy) < LEAST_SIGNS:
        return _("“%(code)s” is too short. Use at least %(signs)s signs.") % {
            "code": code[:40],
            "signs": LEAST_SIGNS,
        }
    if tidy in seen:
        return _("This code stands on line %(line)s as well.") % {"line": seen[tidy]}
    if codes.hash_of(PURPOSE, tidy) in known:
        return _("This code belongs to this survey already.")
    return ""


def check_codes(survey, lines):
    """The codes of a file; or every line that is not right, by its number, and then nothing is taken in."""
    known = set(Right.objects.filter(survey=survey).values_list("code_hash", flat=True))
    seen, wrong = {}, []
    for number, cells in lines:
        refusal = refusal_of_code(cells[0], seen, known)
        if refusal:
            wrong.append(at_line(number, refusal))
        seen.setdefault(codes.tidy(cells[0]), number)
    if wrong:
        raise ValidationError(wrong, code="bad_lines")
    return list(seen)


@transaction.atomic
def take_in_codes(*, actor, survey, key, name, lines):
    """Codes that were made elsewhere, all of them or none."""
    demand_right(actor, survey)
    taken_in = CodeBatch.objects.filter(key=key).first()
    if taken_in:
        return taken_in
    made = check_codes(survey, lines)
    batch = make_batch(actor=actor, survey=survey, key=key, name=name, size=len(made))
    CodeBatch.objects.filter(pk=batch.pk).update(exported_at=timezone.now())
    keep(batch, made)
    note(survey, "codes_taken_in", actor, batch=batch.pk, size=batch.size)
    return batch


def check_addresses(lines):
    """Every line needs as many cells as the heading, and something in the first; the rest is for the printer."""
    if len(lines) < 2:
        raise ValidationError(_("There are no addresses in this file."), code="empty")
    (_first, heading), *rest = lines
    wrong, seen = [], {}
    for number, cells in rest:
        refusal = refusal_of_address(cells, heading, seen)
        if refusal:
            wrong.append(at_line(number, refusal))
        seen.setdefault(tuple(cell.casefold() for cell in cells), number)
    if wrong:
        raise ValidationError(wrong, code="bad_lines")
    return heading, [cells for _number, cells in rest]


def refusal_of_address(cells, heading, seen):
    if len(cells) != len(heading):
        return _("There are %(number)s cells here; the first line has %(expected)s.") % {
            "number": len(cells),
            "expected": len(heading),
        }
    if not cells[0]:
        return _("The first cell is empty.")
    if tuple(cell.casefold() for cell in cells) in seen:
        line = seen[tuple(cell.casefold() for cell in cells)]
        return _("The same address stands on line %(line)s.") % {"line": line}
    return ""


@transaction.atomic
def code_per_address(*, actor, survey, key, name, lines):
    """(heading, rows) of the same addresses, each with a code and a link. The addresses themselves are not kept."""
    demand_right(actor, survey)
    heading, rows = check_addresses(lines)
    batch = make_batch(actor=actor, survey=survey, key=key, name=name, size=len(rows))
    made = hand_over(actor=actor, batch=batch)
    if made is None:
        raise ValidationError(_("This file was made already. Codes are handed over once."), code="once")
    ways = [(code, link_to(survey, code)) for code in made]
    return (
        [*heading, _("code"), _("link")],
        [[*cells, *way] for cells, way in zip(rows, ways, strict=True)],
    )


def at_line(number, words):
    return _("Line %(number)s: %(words)s") % {"number": number, "words": words}


def link_to(survey, code):
    """Where a code is filled in already."""
    return f"{settings.BASE_URL}{survey.get_absolute_url()}?code={code}"
