"""What docs/promises.md draws is what the code does."""

from config import ROOT
from dialogue.outcomes.drawing import drawn


def test_the_drawing_is_the_table_of_the_code():
    page = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")

    start = page.index("-->\n") + len("-->\n")
    assert page[start : page.index("\n<!-- end -->")] == drawn()
