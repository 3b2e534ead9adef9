"""What people do with a process outside the editor."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from config.page_cache import purge
from dialogue.processes.answering import FOLLOW_UPS, address_of_answer
from dialogue.processes.models import ClosingAnswer, Process


@transaction.atomic
def answer_process(*, actor, process, heard, done, not_done, decided_by):
    """Close a process with an answer, once; who comes second gets the answer that is already there."""
    if not actor.has_perm("dialogue.answer_process", process):
        raise PermissionDenied
    if address_of_answer(process):
        raise PermissionDenied(_("This process is answered by publishing its outcome."))
    process = Process.objects.select_for_update(no_key=True).get(pk=process.pk)
    words = {"heard": heard, "done": done, "not_done": not_done, "decided_by": decided_by}
    answer, is_new = ClosingAnswer.objects.get_or_create(
        process=process, defaults={**words, "published_by": actor}
    )
    if is_new:
        # What is still open closes: nobody should speak after the last word.
        process.phases.open().taking_part().update(closes_at=timezone.now())
        for follow_up in FOLLOW_UPS:
            follow_up(process)
        transaction.on_commit(purge)
    return answer
