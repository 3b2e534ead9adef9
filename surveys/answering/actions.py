"""Sending a response: the one door for web, paper and assisted."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from config import codes
from surveys.access import rights
from surveys.answering import keeping, sealing
from surveys.answering.models import Channel, Waiting
from surveys.building.versions import freeze
from surveys.questions.forms import clean_all


class Refused(Exception):  # noqa: N818  (said by who reads: refused, because …)
    """A response that is not stored, with words for who sent it."""

    code, words = "refused", ""

    def __str__(self):
        return str(self.words)


class Closed(Refused):
    code, words = "closed", _("This survey is not open.")


class NoRight(Refused):
    code, words = "no_right", _("With this code or account an answer cannot be sent, or no more.")


class Nothing(Refused):
    code, words = "nothing", _("You have not answered anything yet.")


class SentBefore(Refused):
    code, words = "sent", _("You have sent these answers already.")


@transaction.atomic
def send_response(*, version, channel, answers, texts, right, draft=""):
    """Use the right and put the answers in the urn; gives the receipt. `draft` is the resume code of what was kept."""
    survey = version.survey
    if not survey.is_open():
        raise Closed
    answers, texts = clean_all(version.questions, answers, texts)
    if not answers and not texts:
        raise Nothing
    # First, because of two clicks at once the second waits here until the first is stored.
    if draft and not keeping.forget(draft):
        raise SentBefore
    if right is None or right.survey != survey or not rights.use(right):
        raise NoRight
    receipt = sealing.receipt_of(draft) if draft else codes.new_code(sealing.CODE_BITS)
    Waiting.objects.create(
        version=version,
        channel=Channel.PANEL if right.is_panel and channel == Channel.WEB else channel,
        answers=answers,
        texts=texts,
        receipt_hash=sealing.hash_of_receipt(receipt),
        user=None if survey.is_anonymous else right.user,
    )
    if version.frozen_at is None:
        freeze(version)
    return receipt
