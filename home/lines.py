"""Lists of staff in plain text: one item on each line."""


def lines_of(text):
    return [line.strip().removeprefix("- ") for line in (text or "").splitlines() if line.strip()]


def lines_in(name):
    """A property with the items of a text field."""
    return property(lambda self: lines_of(getattr(self, name)))
