"""What has to stand beside figures: who could answer, who did, who did not, and what changed on the way."""

from django.utils import timezone

from dialogue.disclosure.rounding import in_steps, may_be_counted, percent
from surveys.building.access import Access
from surveys.building.models import WordingChange
from surveys.results.answered import family_of, versions_of
from surveys.results.models import CityGroup, CityKind
from surveys.results.told import texts_of


def about_survey(survey, answered, counter, contents, left_out):
    """Frozen with the tables; holds rounded numbers and words only."""
    versions = versions_of(survey)
    questions = versions[0].questions if versions else ()
    people = in_steps(answered.size)
    enough = may_be_counted(answered.size)
    return {
        "is_enough": enough,
        "answers": people if enough else 0,
        "frozen_on": timezone.localdate().isoformat(),
        "rounded_to": counter.base,
        "access": survey.access,
        "by_invitation": survey.access in (Access.CODE, Access.PANEL, Access.GROUP),
        "questions": [about_question(question) for question in questions],
        "texts": texts_of(survey, questions, family_of(survey), counter.base_of(None)) if enough else [],
        "left_out": left_out,
        "compared": compared(contents, counter.plan),
        "languages": [each.language for each in family_of(survey)],
        "versions": about_versions(versions, survey),
        "wordings": wordings(survey),
        **response_rate(survey, people if enough else 0),
    }


def about_question(question):
    return {
        "key": question.key,
        "kind": question.kind,
        "title": question.title,
        "help": question.help,
        "unit": question.unit,
        "bank": question.bank,
        "sources": list(question.sources),
        "condition": question.condition.question if question.condition else "",
    }


def response_rate(survey, people):
    """Of those who were invited by letter or as a member of the panel, the part that answered."""
    if survey.access not in (Access.CODE, Access.PANEL):
        return {"invited": 0, "rate": None}
    invited = survey.rights.count()
    return {"invited": invited, "rate": percent(people, invited) if people else None}


def compared(contents, plan):
    """The people who answered beside the people of the city, by neighbourhood and age."""
    found = []
    for kind, key in ((CityKind.AREA, plan.area), (CityKind.AGE, plan.age)):
        table = next((each for each in contents if each["key"] == key), None)
        city = list(CityGroup.objects.filter(kind=kind))
        if table and city:
            found.append(beside_the_city(kind, table, city))
    return [each for each in found if each["rows"]]


def beside_the_city(kind, table, city):
    everyone = sum(group.people for group in city)
    by_code = {group.code: group for group in city} | {group.label: group for group in city}
    of = table["counts"][table["base_row"]][0]
    rows = []
    for row, (count,) in zip(table["rows"][: table["base_row"]], table["counts"], strict=False):
        codes = next(iter(row["where"].values()))
        groups = [by_code.get(code) or by_code.get(row["label"]) for code in codes]
        if all(groups):
            there = sum(group.people for group in groups)
            rows.append(
                {
                    "label": row["label"],
                    "answered": percent(count, of),
                    "city": int(there * 100 / everyone + 0.5),
                }
            )
    return {
        "kind": str(kind),
        "rows": rows,
        "source": city[0].source,
        "as_of": city[0].as_of.isoformat(),
        "rounded_to": table["rounded_to"],
    }


def about_versions(versions, survey):
    """Which questions of earlier versions were asked otherwise, so that their answers are not added up."""
    own = sorted((v for v in versions if v.survey_id == versions[0].survey_id), key=lambda v: v.number)
    changes = []
    for earlier, later in zip(own, own[1:], strict=False):
        gone = [
            earlier.question(old).title
            for old, now in later.mapping.items()
            if not now and earlier.question(old)
        ]
        added = [
            q.title for q in later.questions if q.key not in {now for now in later.mapping.values() if now}
        ]
        changes.append({"number": later.number, "gone": gone, "added": added})
    return changes


def wordings(survey):
    """Other words for the same question, while people were answering."""
    changes = WordingChange.objects.filter(version__survey=survey).select_related("version")
    return [
        {
            "on": timezone.localtime(change.changed_at).date().isoformat(),
            "before": change.before,
            "after": change.after,
        }
        for change in changes
        if not change.part.startswith(("picture", "sources"))
    ]
