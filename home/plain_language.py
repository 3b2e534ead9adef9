"""Tips for plainer Dutch, at words and at sentences. A help for who writes; no judgement and no stamp on a text."""

import re
from dataclasses import dataclass
from functools import lru_cache

import pyphen
from django.utils.translation import gettext as _
from wordfreq import zipf_frequency

from home.plainer_words import PLAINER

LONGEST_SENTENCE = 15
RARE, RARE_LENGTH = 2.6, 8
MANY_SYLLABLES = 6

SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+(?=\s+[\"'“‘(]?[A-ZÀ-Ý0-9])|[.!?…]*(?=\n|\Z))")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
PASSIVE = re.compile(
    r"\b(?:word|wordt|worden|werd|werden)\b[^.!?\n]*?\b(?:ge|be|ver|ont)\w+(?:d|t|en)\b", re.IGNORECASE
)
JARGON = re.compile(r"\b(?:" + "|".join(sorted(PLAINER, key=len, reverse=True)) + r")\b", re.IGNORECASE)

_hyphens = pyphen.Pyphen(lang="nl_NL")


@dataclass
class Tip:
    """Something at a place in the text: [start, end)."""

    kind: str
    start: int
    end: int
    fragment: str
    message: str


def sentences_of(text):
    """(start, sentence) of all sentences with at least one word."""
    for match in SENTENCE.finditer(text):
        if WORD.search(match[0]):
            lead = len(match[0]) - len(match[0].lstrip())
            yield match.start() + lead, match[0].strip()


@lru_cache(maxsize=20_000)
def syllables(word):
    """How many parts the word has when it is hyphenated."""
    return max(1, len(_hyphens.positions(word.lower())) + 1)


@lru_cache(maxsize=20_000)
def is_rare(word):
    """Hardly anybody writes it, so hardly anybody reads it easily."""
    return len(word) >= RARE_LENGTH and zipf_frequency(word.lower(), "nl") < RARE


def tips_of(text):
    """All tips, in the order of the text."""
    found = []
    for start, sentence in sentences_of(text):
        found += [*_of_sentence(start, sentence), *_of_words(start, sentence)]
    return sorted(found, key=lambda tip: (tip.start, -tip.end))


def _of_sentence(start, sentence):
    count = len(WORD.findall(sentence))
    if count > LONGEST_SENTENCE:
        words = _("This sentence has %(count)s words. Can it become two?") % {"count": count}
        yield Tip("sentence", start, start + len(sentence), sentence, words)
    for match in PASSIVE.finditer(sentence):
        words = _("Who does this? Begin with who: “we” or “the municipality”.")
        yield _tip("passive", start, match, words)


def _of_words(start, sentence):
    known = set()
    for match in JARGON.finditer(sentence):
        known.update(range(*match.span()))
        words = _("A plainer word: %(plainer)s.") % {"plainer": PLAINER[match[0].lower()]}
        yield _tip("jargon", start, match, words)
    for match in WORD.finditer(sentence):
        # A name is no difficult word, and the first word of a sentence may be one too.
        if match.start() in known or (match[0][0].isupper() and match.start() > 0):
            continue
        if syllables(match[0]) >= MANY_SYLLABLES:
            yield _tip("long", start, match, _("A long word. Is there a shorter one, or can you explain it?"))
        elif is_rare(match[0]):
            yield _tip("rare", start, match, _("Few people know this word. Is there a more common one?"))


def _tip(kind, start, match, message):
    return Tip(kind, start + match.start(), start + match.end(), match[0], message)


def reading_ease(text):
    """Flesch-Douma: 0 is very hard, 100 very easy; None when there is nothing to read."""
    words = WORD.findall(text)
    sentences = len(list(sentences_of(text)))
    if not words or not sentences:
        return None
    per_word = sum(syllables(word) for word in words) / len(words)
    score = 206.84 - 77 * per_word - 0.93 * len(words) / sentences
    return round(min(100, max(0, score)))
