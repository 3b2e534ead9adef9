"""What screens are told of an entry: never what was said then, always what is shown now."""

from collections import defaultdict

RENDERERS = {}


def renders(*events):
    """Register a function that takes entries of these events and gives {number: what screens are told}."""

    def register(renderer):
        RENDERERS.update({event.type: renderer for event in events})
        return renderer

    return register


def render(entries):
    """Every entry with its number, so screens see no gap; what has no renderer is nobody's business but ours."""
    groups = defaultdict(list)
    for entry in entries:
        if entry.type in RENDERERS:
            groups[RENDERERS[entry.type]].append(entry)
    told = {}
    for renderer, group in groups.items():
        told |= renderer(group)
    return [{"number": entry.number, **told.get(entry.number, {})} for entry in entries]
