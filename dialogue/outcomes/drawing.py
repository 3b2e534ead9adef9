"""Draws the states of a promise as they stand in the code, for docs/promises.md; a test keeps the two equal."""

from dialogue.outcomes.states import NEEDS_EVIDENCE, NEXT, PLACE, SETTLED, PromiseState


def table():
    """A row per state, a column per state to go to."""
    states = list(PromiseState)
    head = "| from \\ to | " + " | ".join(state.value for state in states) + " |"
    rows = [_row(before, states) for before in states]
    return "\n".join([head, "| --- |" + " :-: |" * len(states), *rows])


def _row(before, states):
    return f"| **{before.value}** | " + " | ".join(_cell(before, after) for after in states) + " |"


def _cell(before, after):
    if after not in NEXT[before]:
        return ""
    marks = "yes"
    if PLACE[after] < PLACE[before]:
        marks += ", back"
    if after in NEEDS_EVIDENCE:
        marks += ", evidence"
    return marks


def picture():
    """The same as a Mermaid diagram."""
    lines = ["```mermaid", "stateDiagram-v2", "  [*] --> open"]
    for before in PromiseState:
        lines += [f"  {before.value} --> {after.value}" for after in PromiseState if after in NEXT[before]]
    lines += [f"  {state.value} --> [*]" for state in SETTLED]
    return "\n".join([*lines, "```"])


def drawn():
    return f"{table()}\n\n{picture()}"
