"""From the blocks of the editor to the JSON of a version. A key comes from the id of its block, so it never changes."""

import uuid

from dialogue.taxonomy.models import Neighbourhood

WORDS = ("title", "help", "unit")


def key_of(block_id, letter="q"):
    """The key of a block: the beginning of its id. The editor's script makes the same one."""
    return letter + str(block_id).replace("-", "")[:8]


def definition_of(stream):
    """The questions of a stream value as JSON, in their order."""
    return [question for question in places_of(stream) if question]


def places_of(stream, bank=None):
    """The same, with None where a question is no longer in the bank.

    `bank` is {pk: bank question}; those that are asked for are fetched when it is not given.
    """
    raw = with_ids(stream.get_prep_value())
    bank = _bank_of(raw) if bank is None else bank
    return [question_of(block, bank) for block in raw]


def with_ids(raw):
    """Blocks that were made in code may not have an id yet; the same block gets the same one every time."""
    for place, block in enumerate(raw):
        block["id"] = block.get("id") or str(uuid.uuid5(uuid.NAMESPACE_OID, f"{place}:{block['type']}"))
    return raw


def question_of(block, bank):
    """The JSON of one block, or None when its question is no longer in the bank."""
    if block["type"] == "bank":
        return _from_bank(block, bank)
    value = block["value"]
    return {
        "key": key_of(block["id"]),
        "kind": block["type"],
        **{name: (value.get(name) or "").strip() for name in WORDS},
        **{name: value.get(name) for name in ("min", "max")},
        **{name: bool(value.get(name)) for name in ("other", "is_sensitive")},
        "picture": picture_of(value.get("picture")),
        "options": neighbourhoods()
        if value.get("by") == "neighbourhood"
        else options_of(value.get("options")),
        "condition": condition_of(value.get("condition")),
        "bank": "",
        "story": [
            {"key": key_of(item["id"], "s"), "text": item["value"].strip()}
            for item in items(value.get("story"))
        ],
        "sources": [item["value"].strip() for item in items(value.get("sources")) if item["value"].strip()],
    }


def _from_bank(block, bank):
    """Its words and answers are those of the bank, so that they compare; its place is its own."""
    asked = bank.get(block["value"].get("question"))
    if asked is None or not asked.question:
        return None
    return {
        **places_of(asked.question, bank={})[0],
        "key": key_of(block["id"]),
        "condition": condition_of(block["value"].get("condition")),
        "bank": asked.slug,
    }


def _bank_of(raw):
    asked = {block["value"].get("question") for block in raw if block["type"] == "bank"} - {None}
    if not asked:
        return {}
    # A bank question reads its own question with this module.
    from surveys.building.bank import BankQuestion

    return BankQuestion.objects.in_bulk(asked)


def items(stored):
    """The items of a list block, each with an id."""
    for place, kept in enumerate(stored or []):
        item = kept if isinstance(kept, dict) and "value" in kept else {"value": kept}
        fallback = uuid.uuid5(uuid.NAMESPACE_OID, str(place)).hex
        yield {**item, "value": item["value"] or "", "id": item.get("id") or fallback}


def options_of(stored):
    found = []
    for item in items(stored):
        value, picture = item["value"], None
        if isinstance(value, dict):
            value, picture = value.get("label") or "", picture_of(value.get("picture"))
        found.append({"key": key_of(item["id"], "a"), "label": value.strip(), "picture": picture})
    return found


def neighbourhoods():
    """All neighbourhoods as answers, under the names they have everywhere."""
    return [
        {"key": slug, "label": name, "picture": None}
        for slug, name in Neighbourhood.objects.order_by("name").values_list("slug", "name")
    ]


def picture_of(stored):
    """What the block for pictures keeps: without words when it only decorates."""
    if not stored or not stored.get("image"):
        return None
    alt = "" if stored.get("decorative") else stored.get("alt_text") or ""
    return {"id": stored["image"], "alt": alt}


def condition_of(stored):
    if not stored or not stored.get("question"):
        return None
    return {
        "question": stored["question"],
        "operator": stored.get("operator") or "is",
        "value": stored.get("value") or "",
    }
