"""The frozen tables as lines for a file, the same in every kind of file, and what each column means."""

import csv
import io

from django.utils.translation import gettext as _

from dialogue.disclosure.rounding import percent, words

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"
DELIMITER = ";"


def columns():
    """(name in the file, kind of data, what it means)."""
    return [
        ("vraag", "string", _("Key of the question, as in the codebook.")),
        ("titel", "string", _("The question as it was asked.")),
        ("uitgesplitst_naar", "string", _("By what the answers are split; empty when they are not.")),
        ("groep", "string", _("The group of people the line is about.")),
        ("code", "string", _("Code of the answer, as in the codebook; “base” is everybody who answered.")),
        ("antwoord", "string", _("The answer in words.")),
        (
            "aantal",
            "integer",
            _("How many people, rounded; empty when there were fewer than the next column says."),
        ),
        ("aantal_in_woorden", "string", _("The same, as the page says it.")),
        ("procent", "integer", _("Part of those in the group who answered, from rounded numbers.")),
        ("afgerond_op", "integer", _("To what the number is rounded.")),
    ]


def lines_of(release):
    """One line per number of every frozen table."""
    for table in release.tables.all():
        yield from lines_of_table(table.content)
    for text in release.about.get("texts", ()):
        yield from lines_of_themes(text, release.about.get("told", {}).get(text["key"]))


def lines_of_themes(text, told):
    """What people wrote about, with the answers that were read as the base."""
    if not told or not told["themes"]:
        return
    themes = [
        (f"thema.{place}", each["label"], each["count"]) for place, each in enumerate(told["themes"], 1)
    ]
    base = told["rounded_to"]
    for code, label, shown in [*themes, ("base", _("Answers that were read"), told["of"])]:
        share = percent(shown, told["of"])
        count = [shown or None, words(shown, base), share, base]
        yield [text["key"], text["label"], "", _("Everybody"), code, label, *count]


def lines_of_table(content):
    base, of_row = content["rounded_to"], content["counts"][content["base_row"]]
    for row, counts in zip(content["rows"], content["counts"], strict=True):
        for column, shown, of in zip(content["columns"], counts, of_row, strict=True):
            yield [
                content.get("question", content["key"]),
                content["title"],
                content.get("by_words", ""),
                column["label"],
                row["key"],
                row["label"],
                shown or None,
                words(shown, base),
                percent(shown, of),
                base,
            ]


def guarded(value):
    """Text that a spreadsheet would run as a formula is given a quote in front."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value


def written(rows, heads):
    """A CSV that Dutch Excel opens with the right letters."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([guarded(value) for value in row] for row in rows)
    return (BOM + out.getvalue()).encode()


def csv_of(release):
    return written(lines_of(release), [name for name, _kind, _meaning in columns()])


def description_of(survey, release):
    """What is in the CSV, for machines: CSV on the Web (https://www.w3.org/TR/tabular-data-primer/)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": "resultaten.csv",
        "dc:title": survey.title,
        "dc:description": survey.lead,
        "dc:issued": release.published_at.date().isoformat(),
        "dc:license": {"@id": "https://creativecommons.org/publicdomain/zero/1.0/"},
        "dialect": {"delimiter": DELIMITER, "encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": kind, "dc:description": meaning, "null": [""]}
                for name, kind, meaning in columns()
            ]
        },
    }


def codebook_of(release):
    """Every question with its answers and their codes."""
    kinds = {question["key"]: question for question in release.about["questions"]}
    rows = []
    for table in release.tables.all():
        content = table.content
        if content["kind"] == "cross":
            continue
        question = kinds.get(content["key"], {})
        rows += [
            [
                content["key"],
                content["title"],
                question.get("kind", ""),
                question.get("bank", ""),
                row["key"],
                row["label"],
            ]
            for row in content["rows"]
        ]
    heads = ["vraag", "titel", "soort", "vragenbank", "code", "antwoord"]
    return written(rows, heads)


def data_of(survey, release):
    """Everything at once, for programs. Holds what the page shows and how it came about."""
    return {
        "survey": survey.slug,
        "title": survey.title,
        "published_on": release.published_at.date().isoformat(),
        "licence": "https://creativecommons.org/publicdomain/zero/1.0/",
        "about": release.about,
        "tables": [
            {
                "key": content["key"],
                "title": content["title"],
                "kind": content["kind"],
                "by": content.get("by_words", ""),
                "rounded_to": content["rounded_to"],
                "fewer_than": content["rounded_to"],
                "rows": [{"code": row["key"], "label": row["label"]} for row in content["rows"]],
                "columns": [column["label"] for column in content["columns"]],
                "counts": [[shown or None for shown in counts] for counts in content["counts"]],
            }
            for content in (table.content for table in release.tables.all())
        ],
    }
