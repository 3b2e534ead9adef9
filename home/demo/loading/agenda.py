"""Load the agenda: the story of why, the editions, and the page of each spoor."""

from dialogue.taxonomy.models import Edition, Movement, Spoor, SpoorEdition
from home.demo.loading.reading import prose, read, read_folder
from home.demo.loading.snippets import amount
from home.demo.loading.texts import lines, section
from home.demo.loading.tree import tags
from home.models import (
    AgendaPage,
    EditionPage,
    MovementExample,
    SpoorAmount,
    SpoorEditionPage,
    SpoorExample,
    SpoorPage,
    SpoorStep,
    SporenPage,
)

LISTS = ("reforms", "results", "done", "can_influence", "cannot_influence", "risks", "people_involved")
# What the sources are said to be for, on screen.
FIELDS = {
    "summary": "In één zin",
    "for_whom": "Voor wie",
    "problem": "Wat het probleem is",
    "reforms": "Wat er verandert",
    "results": "Wat het moet opleveren",
    "future": "Hoe het er later uitziet",
    "done": "Wat er is gedaan",
    "steps": "Stappen per jaar",
    "money": "Geld",
    "can_influence": "Wat de gemeente kan sturen",
    "risks": "Wat kan misgaan",
    "people_involved": "Wie eraan werken",
}
# A saving that need not be made is a target of nothing.
KINDS = {"saving": "target"}


def load_agenda(tree, front):
    """The agenda with its editions; returns the page of each edition, by its slug."""
    item = read("story")["story"]
    page = AgendaPage(
        slug="agenda",
        title=item["title"],
        lead=item["intro"],
        life_phases=[("phase", life_phase(phase)) for phase in item["life_phases"]],
        story=[section(part) for part in item["sections"]],
    )
    page.movement_examples = [
        MovementExample(movement=Movement.objects.get(code=movement["code"]), **example)
        for movement in read("movements")["movements"]
        for example in movement["examples"]
    ]
    agenda = tree.put(front, page)
    editions = {item["slug"]: load_edition(tree, agenda, item) for item in read("editions")["editions"]}
    for item in read_folder("spoor_pages"):
        for text in item["editions"]:
            load_spoor_in_edition(tree, editions[text["edition"]], item["spoor"], text)
    load_sporen(tree, front)
    return editions


def life_phase(item):
    return {"title": item["title"], "text": item["text"], "source": item["source"]}


def load_edition(tree, agenda, item):
    edition = Edition.objects.get(slug=item["slug"])
    page = EditionPage(slug=item["slug"], title=item["name"], lead=item["summary"], edition=edition)
    return tree.put(agenda, page)


def load_spoor_in_edition(tree, parent, slug, item):
    found = SpoorEdition.objects.get(spoor__slug=slug, edition__slug=item["edition"])
    money = item["money"]
    page = SpoorEditionPage(
        slug=slug,
        title=found.name,
        lead=item["summary"],
        spoor_edition=found,
        for_whom=item["for_whom"] or "",
        problem=prose(item["problem"]),
        future=prose(item["future"]),
        money_sentence=money["sentence"],
        money_unit=money["unit"],
        money_note=prose(money["note"]),
        sources=lines(f"{FIELDS[name]}: {source}" for name, source in item["sources"].items()),
        **{name: lines(item[name]) for name in LISTS},
    )
    page.steps = [SpoorStep(year=step["year"], items=lines(step["items"])) for step in item["steps"]]
    page.amounts = [load_amount(row) for row in money["rows"]]
    page.examples = [SpoorExample(**example) for example in item["examples"]]
    tree.put(parent, page, **tags(item) | {"sporen": [slug]})


def load_amount(item):
    return SpoorAmount(
        label=item["label"],
        value=amount(item["value"]),
        kind=KINDS.get(item["kind"], item["kind"]),
        note=item.get("note") or "",
        source=item["source"],
    )


def load_sporen(tree, front):
    found = read("pages")["pages"]["sporen"]
    index = tree.put(front, SporenPage(slug="sporen", title=found["title"], lead=found["lead"]))
    for item in read("sporen")["sporen"]:
        spoor = Spoor.objects.get(slug=item["slug"])
        note = prose(item["name_note"])
        page = SpoorPage(slug=spoor.slug, title=spoor.preferred_name, spoor=spoor, name_note=note)
        tree.put(index, page, sporen=[spoor.slug])
