"""Kinds of input a theme can be made from. Subjects above this one register theirs in a module `inputs.py`.

@register
class OpenAnswers:
    kind, label = "open_answer", _("answer to an open question")
    def keys(self, process): ...      # every input of a process, in the order in which it came
    def load(self, keys): ...         # {key: Input}, in a fixed number of queries
    def mine(self, user): ...         # the keys of what somebody with an account said
"""

from dataclasses import dataclass
from datetime import datetime

KINDS = {}


@dataclass(frozen=True, kw_only=True)
class Input:
    """One thing somebody said, as a theme shows it. `text` is "" when it may not be shown (any more)."""

    kind: str
    key: int
    text: str
    channel: str  # a value that counts use: web, paper, phone, table, street
    channel_words: str
    form: str = ""  # where it came in: the phase, the survey, the table
    said_by: str = ""
    said_at: datetime | None = None
    address: str = ""
    user_id: int | None = None
    is_shared: bool = False  # what many people said together, so no one of them is named or gets a letter

    @property
    def name(self):
        """How a form field names it."""
        return f"{self.kind}-{self.key}"


def register(kind):
    """Register a class (or instance) with `kind`, `label`, `keys`, `load` and `mine`."""
    thing = kind() if isinstance(kind, type) else kind
    KINDS[thing.kind] = thing
    return kind


def keys_of(process):
    """[(kind, key)] of every input of a process, kind by kind."""
    return [(kind.kind, key) for kind in KINDS.values() for key in kind.keys(process)]


def load(pairs):
    """{(kind, key): Input} of what still exists."""
    found = {}
    for name, kind in KINDS.items():
        keys = {key for of, key in pairs if of == name}
        if keys:
            found |= {(name, key): each for key, each in kind.load(keys).items()}
    return found


def said_by(user):
    """[(kind, key)] of what somebody with an account said, newest first within a kind."""
    return [(kind.kind, key) for kind in KINDS.values() for key in kind.mine(user)]
