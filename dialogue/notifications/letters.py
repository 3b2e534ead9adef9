"""Letters for who has no e-mail: the same news as a digest, on paper, with a QR code for whoever helps them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from config.documents import pdf_of_many, qr
from dialogue.notifications.models import Follow, LetterBatch, Message, Outcome, PostalAddress
from dialogue.notifications.writing import line_of

# One person signs and folds them; more than this is a second batch.
MOST = 200


def demand_right(actor):
    if not actor.has_perm("dialogue.send_letters"):
        raise PermissionDenied


@transaction.atomic
def add_postal_address(*, actor, processes, **words):
    """Somebody asked to hear by letter; the same person twice is once."""
    demand_right(actor)
    address, _is_new = PostalAddress.objects.get_or_create(
        name=words["name"],
        street=words["street"],
        postcode=words["postcode"],
        defaults={**words, "made_by": actor},
    )
    for process in processes:
        Follow.objects.get_or_create(address=address, kind="traject", key=process.pk)
    return address


@transaction.atomic
def remove_postal_address(*, actor, address):
    """Somebody wants no more letters: name and address go, and what was in their letters too."""
    demand_right(actor)
    PostalAddress.objects.filter(pk=address.pk).delete()


@transaction.atomic
def make_letters(*, actor):
    """Take all lines that wait into one batch, a letter for each person; None when nothing waits."""
    demand_right(actor)
    waiting = Message.objects.waiting_for_a_letter()
    people = list(waiting.order_by("address").values_list("address", flat=True).distinct()[:MOST])
    if not people:
        return None
    batch = LetterBatch.objects.create(made_by=actor)
    now = timezone.now()
    taken = waiting.filter(address__in=people).update(batch=batch, done_at=now, outcome=Outcome.SENT)
    if not taken:
        # Somebody else was first.
        batch.delete()
        return None
    return batch


def letters_of(batch):
    """[{address, lines}] of a batch; what is no longer public is left out."""
    letters = {}
    for message in batch.messages.select_related("address", "announcement").order_by("address__name", "pk"):
        line = line_of(message)
        if line:
            letters.setdefault(message.address, []).append({**line, "qr": qr(line["url"])})
    return [{"address": address, "lines": lines} for address, lines in letters.items()]


def batch_as_pdf(batch):
    """One tagged PDF, each letter on pages of its own; None when all of it was taken offline."""
    day = {"day": timezone.localdate(batch.made_at)}
    letters = [{**letter, **day} for letter in letters_of(batch)]
    return pdf_of_many("dialogue/notifications/letter.html", letters) if letters else None
