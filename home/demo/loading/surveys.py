"""Load the question bank and the surveys: written by one and published by another, with what people answered."""

import uuid

from dialogue.processes.phases import PhaseKind
from dialogue.taxonomy.models import Movement, Spoor, TargetGroup
from home.demo.loading.processes import EDITOR, PUBLISHER
from home.demo.loading.reading import LAST_MINUTE, day, moment, read
from home.demo.loading.responses import load_responses
from home.demo.loading.results import load_results
from home.demo.loading.rights import load_rights
from surveys.building.bank import BankQuestion
from surveys.building.definition import key_of
from surveys.building.models import Survey

TEXTS = ("slug", "title", "lead", "access", "start_text", "what_happens", "thanks_text")
WORDS = ("title", "help", "unit", "min", "max", "other", "by")
LISTS = ("options", "story", "sources")
PLACE = uuid.UUID("6f1c3a52-0d0e-4f55-9c5b-1f4f0e4c8a10")


def load_surveys(processes, people):
    """Every survey, by its slug; the one that is not ready stays a draft."""
    file = read("surveys")
    bank = {item["slug"]: load_bank_question(item) for item in file["bank"]}
    for item in file["surveys"]:
        survey = load_survey(item, processes[item["process"]], bank)
        revision = survey.save_revision(user=people[EDITOR])
        if item.get("is_draft"):
            continue
        revision.publish(user=people[PUBLISHER])
        survey.refresh_from_db()
        load_responses(survey, item, file["texts"])
        load_rights(survey, item)
        load_results(survey, item, people[EDITOR])


def load_bank_question(item):
    return BankQuestion.objects.create(
        slug=item["slug"],
        name=item["name"],
        why=item["why"],
        question=[block(item["slug"], {"id": "vraag", **item["question"]}, {})],
    )


def load_survey(item, process, bank):
    survey = Survey(
        live=False,
        process=process,
        phase=process.phases.filter(kind=PhaseKind.SURVEY).first(),
        opens_at=moment(item["opens"]),
        closes_at=moment(item["closes"], otherwise=LAST_MINUTE),
        results_on=day(item["results_on"]),
        is_sensitive=item.get("is_sensitive", False),
        how_to_get_code=item.get("how_to_get_code", ""),
        questions=[block(item["slug"], question, bank) for question in item["questions"]],
        **{name: item[name] for name in TEXTS},
    )
    survey.sporen = Spoor.objects.filter(slug__in=item["sporen"])
    survey.target_groups = TargetGroup.objects.filter(slug__in=item["target_groups"])
    survey.movements = Movement.objects.filter(code__in=item["movements"])
    survey.save()
    return survey


def block(slug, item, bank):
    """A question of the file as the editor would keep it, with ids that stay the same."""
    value = {name: item[name] for name in WORDS if name in item}
    value |= {name: items(slug, item, name) for name in LISTS if name in item}
    if item["kind"] == "bank":
        value = {"question": bank[item["bank"]].pk}
    if "after" in item:
        asked = key_of(id_of(slug, item["after"]))
        value["condition"] = {"question": asked, "operator": "is", "value": item["answer"]}
    return {"type": item["kind"], "id": id_of(slug, item["id"]), "value": value}


def items(slug, item, name):
    return [
        {"type": "item", "id": id_of(slug, item["id"], name, place), "value": words}
        for place, words in enumerate(item[name])
    ]


def id_of(*names):
    return str(uuid.uuid5(PLACE, ":".join(map(str, names))))
