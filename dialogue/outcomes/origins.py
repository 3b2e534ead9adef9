"""Where a promise comes from. Subjects above this one register theirs in a module `inputs.py`.

@register
class Recommendations:
    kind, label = "recommendation", _("recommendation")
    def load(self, keys): ...  # {key: Origin} of what the public may see, in a fixed number of queries
"""

from dataclasses import dataclass

KINDS = {}


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What a promise answers: a theme, a recommendation."""

    kind: str
    key: int
    label: str
    title: str
    address: str = ""
    is_draft: bool = False  # its promises wait with it


def register(kind):
    """Register a class (or instance) with `kind`, `label` and `load`."""
    thing = kind() if isinstance(kind, type) else kind
    KINDS[thing.kind] = thing
    return kind


def load(pairs):
    """{(kind, key): Origin} of what the public may see."""
    found = {}
    for name, kind in KINDS.items():
        keys = {key for of, key in pairs if of == name}
        if keys:
            found |= {(name, key): each for key, each in kind.load(keys).items()}
    return found
