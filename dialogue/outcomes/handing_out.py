"""Receipts of who spoke in a conversation without an account."""

from django.db import transaction
from django.utils import timezone

from config.codes import hash_of, new_code
from dialogue.outcomes.models import Receipt
from dialogue.outcomes.receipts import Given, register

PURPOSE = "contribution"


@transaction.atomic
def give_receipt(*, participant):
    """Make a code for somebody in one conversation; an earlier one stops working, so the one on screen holds."""
    code = new_code()
    Receipt.objects.update_or_create(
        participant=participant,
        defaults={"code_hash": hash_of(PURPOSE, code), "made_at": timezone.now()},
    )
    return code


@register
def said_in_a_conversation(code):
    receipts = Receipt.objects.select_related("participant__room__phase__process")
    receipt = receipts.filter(code_hash=hash_of(PURPOSE, code)).first()
    if receipt is None:
        return None
    said = receipt.participant.contributions.order_by("pk").values_list("pk", flat=True)
    process = receipt.participant.room.phase.process
    return Given(process=process, given_at=receipt.made_at, inputs=[("contribution", key) for key in said])
