"""Dutch words brought back to one form, so that who asks "stemmen" also finds "stemden".

Snowball does most of it. What it does not know stands here: vowels that change, a "ge" that belongs to the word, and
past tenses that look like nouns.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
LONGEST = 40

# Forms whose vowel changes, beside the word they belong to. Both then take the ordinary road.
BELONGS_TO = {
    form: word
    for word, forms in {
        "beginnen": "begon begonnen",
        "besluiten": "besloot besloten",
        "bezoeken": "bezocht bezochten",
        "blijven": "bleef bleven gebleven",
        "brengen": "bracht brachten gebracht",
        "denken": "dacht dachten gedacht",
        "doen": "deed deden gedaan doet",
        "geven": "gaf gaven gegeven",
        "helpen": "hielp hielpen geholpen",
        "houden": "hield hielden gehouden",
        "kiezen": "koos kozen gekozen",
        "komen": "kwam kwamen gekomen",
        "krijgen": "kreeg kregen gekregen",
        "lezen": "las lazen gelezen",
        "lopen": "liep liepen gelopen",
        "meedoen": "meedeed meededen meegedaan",
        "nemen": "nam namen genomen",
        "schrijven": "schreef schreven geschreven",
        "sluiten": "sloot sloten gesloten",
        "spreken": "sprak spraken gesproken",
        "vinden": "vond vonden gevonden",
        "vragen": "vroeg vroegen",
        "zien": "zag zagen gezien",
        "zoeken": "zocht zochten gezocht",
        "dag": "dagen",
        "gebrek": "gebreken",
        "idee": "ideeen",
        "kind": "kinderen",
        "lid": "leden",
        "pad": "paden",
        "stad": "steden",
        "waard": "waarde waarden",
        "weg": "wegen",
    }.items()
    for form in forms.split()
}
# The same inside a longer word: raadsleden, binnensteden, kleinkinderen, werkdagen.
ENDINGS = (
    ("sleden", "slid"),
    ("steden", "stad"),
    ("kinderen", "kind"),
    ("sdagen", "sdag"),
    ("kdagen", "kdag"),
)
# What loses its last letter although it is no ending.
KEEPS_ITS_S = ("advies", "verlies", "proces", "adres", "congres", "succes")
# A last d that is no past tense; without it these are other words.
KEEPS_ITS_D = ("hoofd", "maand", "paard", "waard", "aard", "vriend", "eind")
# Nouns on ge- that look like something people have done.
NOUNS_ON_GE = (
    "bied",
    "luid",
    "zond",
    "weld",
    "duld",
    "zicht",
    "wicht",
    "recht",
    "dicht",
    "vecht",
    "tijd",
    "heugd",
)
PAST = re.compile(r"(?:aa|ee|oo|uu|eu|ie|oe|ou|ui|ij|ei)[lnrmf]d$")

_own = threading.local()


def _snowball(word):
    """A stemmer has a memory, so every thread has its own."""
    if not hasattr(_own, "stemmer"):
        _own.stemmer = snowballstemmer.stemmer("dutch")
    return _own.stemmer.stemWord(word)


def folded(text):
    """Small letters without accents or control characters."""
    parts = unicodedata.normalize("NFKD", text.replace("\0", " ")).casefold()
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _singular_of_ending(word):
    for ending, singular in ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + singular
    return word


def _ge_belongs_to_it(word):
    """ "gemeente" and "gesprek", not "gestemd"."""
    if not word.startswith("ge") or len(word) < 5:
        return False
    rest = _snowball(word[2:])
    return not word.endswith(("d", "t")) or rest.startswith(NOUNS_ON_GE)


def _stem(word):
    if word.endswith(KEEPS_ITS_S):
        return word
    if _ge_belongs_to_it(word):
        return "ge" + _snowball(word[2:])
    return _snowball(word)


@lru_cache(maxsize=20_000)
def stem(word):
    """The one form of a word; the word itself when it is no word."""
    word = folded(word)[:LONGEST]
    word = BELONGS_TO.get(word) or _singular_of_ending(word)
    found = _stem(word)
    if PAST.search(found) and not found.endswith(KEEPS_ITS_D):
        found = found[:-1]
    return found or word


def words_of(text):
    return WORD.findall(folded(text))


def stems_of(text):
    """The stems of all words of a text, in order."""
    return [stem(word) for word in words_of(text)]
