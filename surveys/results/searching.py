"""The words of published results, for the search index."""

from dialogue.disclosure.rounding import words


def text_of_results(release):
    """Questions, answers and their rounded numbers as one text."""
    parts = []
    for table in release.tables.all():
        if table.content["kind"] != "one_way":
            continue
        parts.append(table.title)
        for row, (count,) in zip(table.content["rows"], table.content["counts"], strict=True):
            parts.append(f"{row['label']}: {words(count, table.content['rounded_to'])}.")
    for told in release.about.get("told", {}).values():
        parts += [theme["label"] for theme in told["themes"]] + [quote["text"] for quote in told["quotes"]]
    return " ".join(parts)
