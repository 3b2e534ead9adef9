"""Letters with codes, and answers to them, for tests of who can join the two."""

import secrets
from dataclasses import dataclass

from config import codes
from surveys.access import rights
from surveys.access.models import Right
from surveys.answering import actions
from surveys.answering.models import Channel


@dataclass(frozen=True)
class Letter:
    code: str
    right: Right


def letters(survey, number):
    made = [codes.new_code(rights.CODE_BITS) for _letter in range(number)]
    stored = [Right(survey=survey, code_hash=codes.hash_of(rights.PURPOSE, code)) for code in made]
    Right.objects.bulk_create(stored)
    return [Letter(code, right) for code, right in zip(made, stored, strict=True)]


def answer(version, letter, words):
    """Send an answer under the code of a letter, by the one door there is. False when it is refused."""
    try:
        actions.send_response(
            version=version,
            channel=Channel.WEB,
            answers={"q5grade": secrets.randbelow(10) + 1},
            texts={"q11need": words},
            right=rights.find(letter.code, version.survey),
        )
    except actions.NoRight:
        return False
    return True
