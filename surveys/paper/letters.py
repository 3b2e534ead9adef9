"""Letters for many people in one file: ordered, made in the background, fetched by who ordered them, gone after a day.

Codes are made here and nowhere kept: their hashes go to the ledger, shuffled, so that no row tells which household has
which code. Addresses are sealed until the file is ready and then forgotten.
"""

import logging
import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from config import codes
from surveys.access import rights
from surveys.access.handing_out import note
from surveys.access.models import CodeBatch, Right
from surveys.access.sending import invitations_by_letter
from surveys.building.access import Access
from surveys.paper import documents, sealing
from surveys.paper.models import LetterFile, LetterRun, RunState

logger = logging.getLogger(__name__)
MOST_LETTERS = 300
KEPT = timedelta(days=1)
TOLD_EVERY = 5


def order(*, actor, survey, name, letter_count, addresses=()):
    """Ask for letters; `addresses` are lists of lines, or none for letters without a name."""
    if not actor.has_perm("surveys.print", survey):
        raise PermissionDenied
    run = LetterRun.objects.create(
        survey=survey, name=name, made_by=actor, letter_count=len(addresses) or letter_count
    )
    if addresses:
        run.addresses = sealing.seal(key_of(run), list(addresses))
        run.save(update_fields=["addresses"])
    return run


def order_for_panel(*, actor, survey):
    """Ask for the letters of members without e-mail that are not in the post yet; None when there are none."""
    if not may_write_to_panel(actor, survey):
        raise PermissionDenied
    waiting = invitations_by_letter(survey)
    if not waiting:
        return None
    note(survey, "letters_fetched", actor)
    name = _("Members of the panel without e-mail")
    return LetterRun.objects.create(survey=survey, name=name, made_by=actor, letter_count=len(waiting))


def may_write_to_panel(user, survey):
    """Their letters have names, addresses and codes that somebody has already."""
    return user.has_perm("surveys.print", survey) and user.has_perm("surveys.manage_access", survey)


def key_of(run):
    return f"letters:{run.pk}"


def make(run):
    """Lay out every letter, then keep codes and file at once: without a file there is no code."""
    runs = LetterRun.objects.filter(pk=run.pk)
    if not runs.filter(state=RunState.WAITING).update(state=RunState.RUNNING):
        return
    try:
        with translation.override("nl"):
            content, made = lay_out(run, runs)
        keep(run, content, made)
    except Exception:
        logger.exception("Letters %s were not made", run.pk)
        runs.update(state=RunState.FAILED, addresses="")


def lay_out(run, runs):
    """(file, codes that are new) of a run."""

    def tell(number):
        if number % TOLD_EVERY == 0:
            runs.update(done_count=number)

    letters, new = letters_of(run)
    return documents.letters_pdf(run.survey, letters, after_each=tell), new


def letters_of(run):
    """([(code, lines of the address)], codes that are new): members have their code, an open survey needs none."""
    if run.survey.access == Access.PANEL:
        waiting = invitations_by_letter(run.survey)
        return [(letter.code, (letter.name, *letter.address)) for letter in waiting], []
    addresses = sealing.unseal(key_of(run), run.addresses) if run.addresses else [()] * run.letter_count
    needs_codes = run.survey.access == Access.CODE
    made = [codes.new_code(rights.CODE_BITS) if needs_codes else "" for _address in addresses]
    return list(zip(made, addresses, strict=True)), [code for code in made if code]


@transaction.atomic
def keep(run, content, made):
    if made:
        hand_out(run, made)
    LetterFile.objects.create(run=run, content=sealing.seal_bytes(key_of(run), content))
    LetterRun.objects.filter(pk=run.pk).update(
        state=RunState.READY, done_count=run.letter_count, addresses=""
    )


def hand_out(run, made):
    """The rights that come with these codes, in an order that says nothing about the letters."""
    batch = CodeBatch.objects.create(
        survey=run.survey, name=run.name, size=len(made), exported_at=timezone.now()
    )
    secrets.SystemRandom().shuffle(made)
    Right.objects.bulk_create(
        Right(survey=run.survey, batch=batch, code_hash=codes.hash_of(rights.PURPOSE, code)) for code in made
    )


def runs_of(user, survey):
    return LetterRun.objects.filter(survey=survey, made_by=user, made_at__gt=timezone.now() - KEPT)


def fetch(*, actor, run):
    """The file, for who ordered it and for nobody else."""
    if run.made_by_id != actor.pk:
        raise PermissionDenied
    LetterRun.objects.filter(pk=run.pk, fetched_at=None).update(fetched_at=timezone.now())
    return sealing.unseal_bytes(key_of(run), run.file.content)


def forget_old():
    """After a day the file is gone; the run itself stays as a line in the list of who made it."""
    old = LetterRun.objects.filter(made_at__lte=timezone.now() - KEPT)
    LetterFile.objects.filter(run__in=old).delete()
    old.exclude(addresses="").update(addresses="")
    old.filter(state__in=[RunState.WAITING, RunState.RUNNING]).update(state=RunState.FAILED)
