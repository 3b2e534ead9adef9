"""Load what everything is tagged with: editions, sporen with their names, movements, groups, neighbourhoods."""

from dialogue.taxonomy.models import (
    Edition,
    Effect,
    Movement,
    Neighbourhood,
    Spoor,
    SpoorEdition,
    SpoorName,
    SpoorRelation,
    SpoorState,
    TargetGroup,
)
from home.demo.loading.reading import day, prose, read

STATES = {
    "active": SpoorState.ACTIVE,
    "in_preparation": SpoorState.PREPARING,
    "postponed": SpoorState.POSTPONED,
}


def load_taxonomy():
    """Everything in its own order: editions before what hangs on them."""
    editions = load_editions()
    sporen = {item["slug"]: load_spoor(item) for item in read("sporen")["sporen"]}
    for item in read("sporen")["sporen"]:
        load_what_hangs_on(sporen[item["slug"]], item, sporen, editions)
    load_movements()
    load_effects()
    load_groups()
    load_neighbourhoods()


def load_editions():
    editions = {}
    for item in read("editions")["editions"]:
        editions[item["slug"]] = Edition.objects.create(
            slug=item["slug"],
            name=item["name"],
            version=item["version"] or "",
            dated_on=day(item["adopted_on"] or item["published_on"]),
            adopted_on=day(item["adopted_on"]),
            adopted_by=item["adopted_by"] or "",
            note=prose(item["note"]),
            predecessor=editions.get(item["previous"]),
            source=item["source"],
        )
    return editions


def load_spoor(item):
    return Spoor.objects.create(slug=item["slug"], colour=item["colour"], preferred_name=item["short"])


def load_what_hangs_on(spoor, item, sporen, editions):
    """The spoor's editions, names and relations."""
    preferred = {name["edition"]: name["name"] for name in item["names"] if name["preferred"]}
    for one in item["editions"]:
        SpoorEdition.objects.create(
            spoor=spoor,
            edition=editions[one["edition"]],
            number=one["number"],
            name=preferred[one["edition"]],
            state=STATES[one["state"]],
            is_listed=one["listed"],
            reason=prose(one["reason"]),
            state_since=day(one["since"]),
            source=one["source"],
        )
    SpoorName.objects.bulk_create(
        SpoorName(
            spoor=spoor,
            edition=editions[name["edition"]],
            name=name["name"],
            place=name["place"],
            is_preferred=name["preferred"],
            source=name["source"],
        )
        for name in item["names"]
    )
    SpoorRelation.objects.bulk_create(
        SpoorRelation(
            spoor=spoor,
            other=sporen[relation["spoor"]],
            edition=editions[relation["edition"]],
            reason=relation["reason"],
            source=relation["source"],
        )
        for relation in item["relations"]
    )


def load_movements():
    for item in read("movements")["movements"]:
        Movement.objects.create(
            code=item["code"],
            slug=item["slug"],
            name=item["name"],
            from_words=item["from"],
            to_words=item["to"],
            explanation=prose(item["text"]),
        )


def load_effects():
    for item in read("movements")["effects"]:
        effect = Effect.objects.create(text=item["text"], source=item["source"])
        effect.movements.set(Movement.objects.filter(code__in=item["movements"]))


def load_groups():
    """The short name fits on a tag; the name that the agenda gives comes with the explanation."""
    for item in read("target_groups")["target_groups"]:
        named = f"In de agenda heet deze groep: {item['name']}."
        TargetGroup.objects.create(
            number=item["number"],
            slug=item["slug"],
            name=item["short"],
            explanation=f"{item['summary']}\n\n{named}",
        )


def load_neighbourhoods():
    found = read("neighbourhoods")
    districts = {item["slug"]: item["name"] for item in found["districts"]}
    Neighbourhood.objects.bulk_create(
        Neighbourhood(slug=item["slug"], name=item["name"], district=districts[item["district"]])
        for item in found["neighbourhoods"]
    )
