"""The page of results, drawn from the frozen tables and nothing else."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.disclosure.rounding import percent, words
from dialogue.disclosure.tables import lines_for_screen
from surveys.results.told import told_about

# Answers that few gave, but enough to say so.
MINORITY_PERCENT = 15


def page_of_results(survey, release):
    """Everything the template shows."""
    tables = {table.key: table.content for table in release.tables.all()}
    about = release.about
    told = about["told"] if "told" in about else told_about(survey, release.base)
    return {
        "survey": survey,
        "release": release,
        "about": about,
        "answers": about["answers"],
        "channels": chart_of(tables["channel"]) if "channel" in tables else None,
        "questions": [
            each for each in (question_on_page(q, tables, about, told) for q in about["questions"]) if each
        ],
        "compared": [comparison(each) for each in about["compared"]],
        "wordings": [
            change | {"on": datetime.date.fromisoformat(change["on"])} for change in about["wordings"]
        ],
        "minorities": minorities(about, tables, told),
        "files": files_of(survey),
    }


def files_of(survey):
    address = f"{survey.get_absolute_url()}resultaten"
    return [
        {"url": f"{address}.csv", "name": "CSV", "words": _("for your own sums")},
        {"url": f"{address}.xlsx", "name": "Excel", "words": _("a sheet for each table")},
        {"url": f"{address}.ods", "name": "ODS", "words": _("for LibreOffice and others")},
        {"url": f"{address}.json", "name": "JSON", "words": _("for programs")},
        {"url": f"{address}/codeboek.csv", "name": _("Codebook"), "words": _("what every code means")},
    ]


def chart_of(content):
    """Bars with numbers, from one frozen table."""
    lines = lines_for_screen(content)
    return {
        "title": content["title"],
        "base": words(content["counts"][content["base_row"]][0], content["rounded_to"]),
        "several": content.get("several", False),
        "rounded_to": content["rounded_to"],
        "bars": [
            {"label": line["label"], "percent": line["percent"] or 0, "value": in_short(line)}
            for line in lines
        ],
    }


def in_short(line):
    """The number and, where there is one, the percentage."""
    if line["percent"] is None:
        return line["words"]
    return _("%(count)s (%(percent)s%%)") % {"count": line["words"], "percent": line["percent"]}


def question_on_page(question, tables, about, told):
    content = tables.get(question["key"])
    texts = [
        {
            "label": text["label"],
            "count": words(text["count"], about["rounded_to"]),
            **words_of(told.get(text["key"], {}), text["count"]),
        }
        for text in about["texts"]
        if text["question"] == question["key"]
    ]
    if content is None and not texts:
        return (
            None
            if question["kind"] == "information"
            else {**question, "chart": None, "crosses": [], "texts": []}
        )
    crosses = [cross_of(tables[key]) for key in tables if key.startswith(f"{question['key']}.")]
    return {**question, "chart": chart_of(content) if content else None, "crosses": crosses, "texts": texts}


def words_of(told, people):
    """Themes as parts of the answers that were read, which may be fewer than were written."""
    of = told.get("of") or people
    return {
        "themes": themes_of(told.get("themes", []), of),
        "read": words(of, told["rounded_to"]) if told.get("themes") and of < people else "",
        "quotes": told.get("quotes", []),
    }


def themes_of(themes, of):
    ordered = sorted(themes, key=lambda theme: -theme["count"])
    lines = [theme | {"percent": percent(theme["count"], of)} for theme in ordered]
    return [
        {"label": line["label"], "value": in_short(line), "percent": line["percent"] or 0} for line in lines
    ]


def cross_of(content):
    """A cross table with the groups as rows, so that it stays narrow on a phone."""
    base = content["base_row"]
    heads = [row["label"] for place, row in enumerate(content["rows"]) if place != base]
    rows = []
    for place, column in enumerate(content["columns"]):
        of = content["counts"][base][place]
        cells = [
            cell_words(counts[place], of, content["rounded_to"])
            for number, counts in enumerate(content["counts"])
            if number != base
        ]
        rows.append([column["label"], *cells, words(of, content["rounded_to"])])
    return {
        "title": content["title"],
        "by": content["by_words"],
        "heads": [content["by_words"], *heads, _("Answers")],
        "rows": rows[:-1],
        "total": rows[-1],
    }


def cell_words(count, of, base):
    share = percent(count, of)
    return f"{share}%" if share is not None and of >= 20 else words(count, base)


def comparison(compared):
    if compared["kind"] == "area":
        title = _("Where the people who answered live")
    else:
        title = _("How old the people who answered are")
    rows = [
        [row["label"], _percent_words(row["answered"]), _percent_words(row["city"])]
        for row in compared["rows"]
    ]
    heads = [
        _("Neighbourhood") if compared["kind"] == "area" else _("Age"),
        _("People who answered"),
        _("The city"),
    ]
    return compared | {
        "title": title,
        "heads": heads,
        "table": rows,
        "as_of": datetime.date.fromisoformat(compared["as_of"]),
    }


def _percent_words(share):
    return _("few") if share is None else f"{share}%"


def minorities(about, tables, told):
    """What few people said: their choices, and their words as far as they were chosen."""
    found = []
    for question in about["questions"]:
        content = tables.get(question["key"])
        quotes = [
            quote
            for text in about["texts"]
            if text["question"] == question["key"]
            for quote in told.get(text["key"], {}).get("minority", [])
        ]
        choices = []
        if content and question["kind"] not in ("number", "amount", "date", "area", "grade"):
            choices = [
                line
                for line in lines_for_screen(content)
                if line["percent"] is not None and line["percent"] <= MINORITY_PERCENT
            ]
        if choices or quotes:
            found.append({"question": question["title"], "choices": choices, "quotes": quotes})
    return found


def left_out_words(count):
    return ngettext("One table is left out.", "%(count)s tables are left out.", count) % {"count": count}
