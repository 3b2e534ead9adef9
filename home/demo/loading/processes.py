"""Load the processes: written by one and published by another, with their people and their closing answer."""

from django.utils.formats import date_format

from dialogue.processes.models import ClosingAnswer, Phase, Process, ProcessRole
from dialogue.taxonomy.models import Movement, Neighbourhood, Spoor, TargetGroup
from home.demo.loading.reading import LAST_MINUTE, day, moment, prose, read, read_folder

EDITOR, PUBLISHER = "communicatie@demo.example", "beheer@demo.example"
OFFICIAL = "ambtenaar@demo.example"
TEXTS = ("lead", "what_is_fixed", "what_is_open", "reservation", "how_you_hear", "for_whom", "why")
WORDS = ("slug", "title", "question", "decided_by")


def load_processes(people):
    """Every process, by its slug; only those that are not drafts are published."""
    processes = {}
    for item in read_folder("processes"):
        process = processes[item["slug"]] = load_process(item)
        if item["state"] == "published":
            process.save_revision(user=people[EDITOR]).publish(user=people[PUBLISHER])
            process.refresh_from_db()
        if "answer" in item:
            load_answer(process, item["answer"], people[OFFICIAL])
    load_roles(processes, people)
    return processes


def load_process(item):
    process = Process(
        live=False,
        rung=item["rung"],
        decided_on=day(item["decided_on"]),
        answer_by=day(item["answer_by"]),
        **{name: item[name] or "" for name in WORDS},
        **{name: prose(item[name]) for name in TEXTS},
        **{f"contact_{name}": value or "" for name, value in item["contact"].items()},
    )
    process.sporen = Spoor.objects.filter(slug__in=item["sporen"])
    process.target_groups = TargetGroup.objects.filter(slug__in=item["target_groups"])
    process.neighbourhoods = Neighbourhood.objects.filter(slug__in=item["neighbourhoods"])
    process.movements = Movement.objects.filter(code__in=item["movements"])
    process.phases = [load_phase(phase) for phase in item["phases"]]
    process.save()
    return process


def load_phase(item):
    return Phase(
        kind=item["kind"],
        title=item["title"],
        explanation=item["text"],
        opens_at=moment(item["opens"]),
        closes_at=moment(item["closes"], otherwise=LAST_MINUTE),
        guests_allowed=item["guests_allowed"],
    )


def load_roles(processes, people):
    ProcessRole.objects.bulk_create(
        ProcessRole(process=processes[role["process"]], user=people[item["email"]], role=role["role"])
        for item in read("accounts")["accounts"]
        for role in item["roles"]
    )


def load_answer(process, item, official):
    """What was heard, what is done with it, and what not and why."""
    heard = [f"- {one['heard']}" for one in item["items"]]
    done = [f"- {one['done']}{promised(one)}" for one in item["items"] if one["outcome"] != "not_adopted"]
    not_done = [f"- {one['heard']} {one['why']}" for one in item["items"] if one["outcome"] == "partly"]
    refused = [one for one in item["items"] if one["outcome"] == "not_adopted"]
    not_done += [f"- {one['heard']} {one['done']} {one['why']}" for one in refused]
    ClosingAnswer.objects.create(
        process=process,
        heard="\n".join([prose(item["intro"]), "", *heard]),
        done="\n".join(done),
        not_done="\n".join(not_done),
        decided_by=f"{item['by']}, {item['role']}",
        published_at=moment(item["on"], otherwise=LAST_MINUTE.replace(hour=10)),
        published_by=official,
    )


def promised(item):
    """By when, written out with its weekday."""
    by = day(item["by_when"])
    return f" Dat is klaar op {date_format(by, 'l j F')}." if by else ""
