"""Load the outcome of each process that has its answer: a theme per point of the answer, with what it comes from."""

from dialogue.contributions.models import Contribution
from dialogue.outcomes.models import Outcome, Quote, Theme, ThemeReply, ThemeSource
from dialogue.outcomes.verdicts import Verdict
from dialogue.taxonomy.models import Movement
from home.demo.loading.processes import OFFICIAL
from home.demo.loading.reading import day, prose, read, read_folder

VERDICTS = {
    "adopted": Verdict.ADOPTED,
    "partly": Verdict.PARTLY,
    "not_adopted": Verdict.NOT,
    "later": Verdict.LATER,
}


def load_outcomes(processes, people):
    more = {item["process"]: item["themes"] for item in read("outcomes")["outcomes"]}
    for item in read_folder("processes"):
        if "answer" in item:
            load_outcome(processes[item["slug"]], item, more.get(item["slug"], []), people[OFFICIAL])


def load_outcome(process, item, more, official):
    answer = process.closing_answer
    outcome = Outcome.objects.create(
        process=process,
        started_by=official,
        published_by=official,
        published_at=answer.published_at,
        **{name: getattr(answer, name) for name in ("heard", "done", "not_done", "decided_by")},
    )
    said = said_in(process, item["contributions"])
    more = {theme["number"]: theme for theme in more}
    for number, point in enumerate(item["answer"]["items"], start=1):
        load_theme(outcome, number, point, more.get(number, {}), said, official)


def said_in(process, items):
    """{key of the file: contribution}; what was said is found back by its words."""
    by_text = {each.text: each for each in Contribution.objects.filter(room__phase__process=process)}
    return {item["key"]: by_text[prose(item["text"])] for item in items}


def load_theme(outcome, number, point, more, said, official):
    theme = Theme.objects.create(
        outcome=outcome,
        number=number,
        title=point["heard"],
        gist=more.get("gist", ""),
        minority_view=more.get("minority_view", ""),
        made_at=outcome.published_at,
        made_by=official,
    )
    theme.movements.set(Movement.objects.filter(code__in=more.get("movements", [])))
    arrows = {key: arrow(theme, said[key], official) for key in point["from"] if key in said}
    for quote in more.get("quotes", []):
        load_quote(arrows[quote["from"]], quote, official)
    load_reply(theme, point, official)


def arrow(theme, contribution, official):
    return ThemeSource.objects.create(
        theme=theme,
        kind="contribution",
        key=contribution.pk,
        added_at=theme.made_at,
        added_by=official,
    )


def load_quote(source, item, official):
    Quote.objects.create(
        source=source,
        text=item["text"],
        consent=item["consent"],
        consent_on=source.added_at.date(),
        added_by=official,
    )


def load_reply(theme, point, official):
    outcome = theme.outcome
    ThemeReply.objects.create(
        theme=theme,
        verdict=VERDICTS[point["outcome"]],
        reasons=prose(f"{point['done']} {point['why']}"),
        decided_by=outcome.decided_by,
        later_until=day(point["by_when"]) if point["outcome"] == "later" else None,
        written_at=outcome.published_at,
        written_by=official,
        published_at=outcome.published_at,
    )
