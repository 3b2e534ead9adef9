"""Plain text of staff, with two agreements: an empty line parts paragraphs, "- " begins an item of a list."""

from dataclasses import dataclass, field
from itertools import groupby


@dataclass
class Block:
    """A paragraph, or a list when it has items."""

    text: str = ""
    items: list = field(default_factory=list)


def _blocks_of_part(part):
    lines = [line.strip() for line in part.splitlines() if line.strip()]
    for is_list, group in groupby(lines, lambda line: line.startswith("- ")):
        lines = list(group)
        yield Block(items=[line[2:] for line in lines]) if is_list else Block(text="\n".join(lines))


def blocks_of(text):
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [block for part in parts for block in _blocks_of_part(part)]
