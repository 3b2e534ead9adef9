"""A piece of text around what was asked for, in parts [(text, is asked for)]: a template draws them, none is markup."""

from config.stemming import WORD, stem

BEFORE, LENGTH = 60, 220
LONGEST = 60_000


def marked(text, stems):
    """The whole text in parts."""
    parts, at = [], 0
    for match in WORD.finditer(text):
        if stem(match[0]) in stems:
            parts += [(text[at : match.start()], False), (match[0], True)]
            at = match.end()
    return [part for part in [*parts, (text[at:], False)] if part[0]]


def _start(text, stems):
    """Where the first word that was asked for stands."""
    return next((match.start() for match in WORD.finditer(text) if stem(match[0]) in stems), 0)


def excerpt(text, stems):
    """About two lines, from a little before the first word that was asked for; cut between words."""
    text = text[:LONGEST]
    first = _start(text, stems)
    begin = text.rfind(" ", 0, first - BEFORE) + 1 if first > BEFORE else 0
    end = len(text) if len(text) <= begin + LENGTH else max(text.rfind(" ", begin, begin + LENGTH), first)
    if end == first:
        end = begin + LENGTH
    piece = ("… " if begin else "") + text[begin:end].strip() + (" …" if end < len(text) else "")
    return marked(piece, stems)
