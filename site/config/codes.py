"""Codes that people type from paper or a screen: made, tidied and kept only as a keyed hash."""

import secrets

from django.utils.crypto import salted_hmac

# No O, 0, I or 1: people mix them up, on paper and by telephone. 32 signs, so 5 bits each.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
BITS_PER_SIGN = 5
GROUP = 4


def new_code(bits=80):
    """A random code of at least `bits` bits, in groups of four: "7K4Q-92MF-…".

    Under 64 bits a code may only open what a guess limit and a short life protect (ASVS 5, 6.5.2).
    """
    signs = "".join(secrets.choice(ALPHABET) for _sign in range(-(-bits // BITS_PER_SIGN)))
    return in_groups(signs)


def in_groups(signs):
    """As people read it most easily."""
    signs = tidy(signs)
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def tidy(code):
    """What somebody typed, as it was made: capitals, no spaces, lines or dots; "" when it can be no code."""
    signs = "".join(sign for sign in str(code)[:80].upper() if sign.isalnum())
    return signs if signs and all(sign in ALPHABET for sign in signs) else ""


def hash_of(purpose, code):
    """What is kept of a code: an HMAC-SHA256 in hexadecimal, another one for every purpose."""
    return salted_hmac(f"codes.{purpose}", tidy(code), algorithm="sha256").hexdigest()
