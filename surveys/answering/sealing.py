"""Unfinished answers are sealed with the code of who gave them; the database alone cannot be read (reliability 4.5)."""

import base64
import json

from cryptography.fernet import Fernet
from django.utils.crypto import salted_hmac

from config import codes

CODE_BITS = 80
PURPOSE = "surveys.draft"
RECEIPT_SIGNS = 16


def hash_of(code):
    return codes.hash_of(PURPOSE, code)


def seal(code, content):
    return _box(code).encrypt(json.dumps(content).encode()).decode()


def unseal(code, sealed):
    return json.loads(_box(code).decrypt(sealed.encode()))


def _box(code):
    return Fernet(base64.urlsafe_b64encode(_digest("surveys.draft.content", code)))


def receipt_of(code):
    """The receipt that belongs to a resume code: sending twice gives the same one, and nobody else can work it out."""
    number = int.from_bytes(_digest("surveys.receipt", code), "big")
    signs = ""
    for _sign in range(RECEIPT_SIGNS):
        number, place = divmod(number, len(codes.ALPHABET))
        signs += codes.ALPHABET[place]
    return codes.in_groups(signs)


def hash_of_receipt(receipt):
    """What is kept of a receipt with the response."""
    return codes.hash_of("surveys.receipt", receipt)


def _digest(salt, code):
    return salted_hmac(salt, codes.tidy(code), algorithm="sha256").digest()
