"""The tables of states as text for docs/advice.md; a test keeps that page equal to the code."""

from django.utils import translation

from dialogue.councils.states import NEXT_OF_ADVICE, NEXT_OF_REQUEST


def drawing(table):
    """A state diagram in Mermaid, which code hosts draw."""
    with translation.override("nl"):
        first = next(iter(table))
        lines = ["stateDiagram-v2", f"    [*] --> {first.value}"]
        lines += [f"    {state.value}: {state.label}" for state in table]
        for state, following in table.items():
            for after, who in following.items():
                names = ", ".join(sorted(str(part.label) for part in who))
                lines.append(f"    {state.value} --> {after.value}: {names}")
        return "\n".join(lines)


def drawings():
    return {"Adviesaanvraag": drawing(NEXT_OF_REQUEST), "Advies": drawing(NEXT_OF_ADVICE)}
