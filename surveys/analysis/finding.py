"""Proposes where personal data may stand in a text. It decides nothing; a person does.

Looking for names takes twenty seconds to begin and a gigabyte, so it is done in a process of its own that goes away
again. That process knows nothing of Django: nothing here may need it.
"""

import re
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from stdnum import iban
from stdnum.nl import bsn

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w+])(?:\+31|0031|0)[\s.-]?[1-9](?:[\s.-]?\d){7,8}(?!\d)")
POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[\s.]?\d){8}(?!\d)")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]){10,30}\b", re.IGNORECASE)
SHORTEST_IBAN = 14
# What the lists call it, and the value of PassageKind.
KINDS = {
    "persoon": "name",
    "patient": "name",
    "locatie": "address",
    "emailadres": "mail",
    "telefoonnummer": "phone",
    "bsn": "bsn",
}
AT_ONCE = 50


def proposals_in_all(texts, lists=None):
    """[(start, end, kind)] for each text; with a folder for lists of names also names and addresses."""
    if lists is None:
        yield from map(proposals_in, texts)
        return
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as apart:
        yield from apart.map(partial(proposals_in, lists=str(lists)), texts, chunksize=AT_ONCE)


def proposals_in(text, lists=None):
    """Without overlap, in order; what is surest comes before what is likely."""
    taken = []
    for start, end, kind in [*with_a_form(text), *(names_and_addresses(text, lists) if lists else ())]:
        if all(end <= first or start >= last for first, last, _kind in taken):
            taken.append((start, end, kind))
    return sorted(taken)


def with_a_form(text):
    """What can be recognised by how it is built."""
    for match in MAIL.finditer(text):
        yield (*match.span(), "mail")
    for match in IBAN.finditer(text):
        if end := end_of_iban(match[0]):
            yield match.start(), match.start() + end, "iban"
    for match in NINE_DIGITS.finditer(text):
        if bsn.is_valid(re.sub(r"\D", "", match[0])):
            yield (*match.span(), "bsn")
    for match in PHONE.finditer(text):
        yield (*match.span(), "phone")
    for match in POSTCODE.finditer(text):
        yield (*match.span(), "address")


def end_of_iban(found):
    """An account number can be followed by words: the longest beginning that is one, or 0."""
    ends = range(len(found), SHORTEST_IBAN, -1)
    return next((end for end in ends if found[end - 1].isalnum() and iban.is_valid(found[:end])), 0)


def names_and_addresses(text, lists):
    """By lists and rules for Dutch. The name of a town alone is nobody's address."""
    for found in reader_of_names(lists).deidentify(text).annotations:
        kind = KINDS.get(found.tag)
        if kind and (kind != "address" or any(sign.isdigit() for sign in found.text)):
            yield found.start_char, found.end_char, kind


@cache
def reader_of_names(lists):
    """The very first time its lists are built in that folder, which takes a minute or two."""
    from deduce import Deduce  # heavy: only the process apart loads it

    Path(lists).mkdir(parents=True, exist_ok=True)
    return Deduce(cache_path=lists)
