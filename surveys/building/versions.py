"""What publishing does to the questions: nothing, other words, or a new version. Answers always keep their own."""

from copy import deepcopy

from django.utils import timezone

from surveys.building.definition import definition_of


def bring_up_to_date(survey):
    """Make the newest version ask what the published survey asks; frozen questions only change their words."""
    current = survey.versions.select_for_update().order_by("-number").first()
    definition = definition_of(survey.questions)
    if current is None:
        return survey.versions.create(number=1, definition=definition)
    if current.definition == definition:
        return current
    if current.frozen_at is None:
        return _rewrite(current, definition)
    if structure_of(current.definition) == structure_of(definition):
        return _reword(current, definition)
    return survey.versions.create(
        number=current.number + 1,
        definition=definition,
        mapping=mapping_between(current.definition, definition),
    )


def freeze(version):
    """From the first response on: the questions stay. Kept is the day only, for the moment could name a person."""
    day = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    type(version).objects.filter(pk=version.pk, frozen_at=None).update(frozen_at=day)


def _rewrite(version, definition):
    version.definition = definition
    version.save(update_fields=["definition"])
    return version


def _reword(version, definition):
    changes = version.wording_changes
    changes.bulk_create(
        changes.model(version=version, question=key, part=part, before=before, after=after)
        for key, part, before, after in rewordings(version.definition, definition)
    )
    return _rewrite(version, definition)


def structure_of(definition):
    """Everything about the questions but the words that people read."""
    bare = deepcopy(definition)
    for question in bare:
        for name, _words in list(words_of(question)):
            _forget(question, name)
    return bare


def words_of(question):
    """(place, words) of everything people read at a question. A place is a path of names and keys."""
    for name in ("title", "help", "unit"):
        yield (name,), question.get(name, "")
    yield ("picture",), _words_of_picture(question.get("picture"))
    yield ("sources",), "; ".join(question.get("sources", []))
    for option in question.get("options", []):
        yield ("options", option["key"]), option["label"]
        yield ("pictures", option["key"]), _words_of_picture(option.get("picture"))
    for sentence in question.get("story", []):
        yield ("story", sentence["key"]), sentence["text"]


def _words_of_picture(picture):
    return f"{picture['alt']} ({picture['id']})" if picture else ""


def _forget(question, place):
    match place:
        case ("options", key):
            _part(question["options"], key)["label"] = ""
        case ("pictures", key):
            _part(question["options"], key)["picture"] = None
        case ("story", key):
            _part(question["story"], key)["text"] = ""
        case (name,):
            question[name] = None


def _part(parts, key):
    return next(part for part in parts if part["key"] == key)


def rewordings(before, after):
    """(question, part, before, after) of all words that differ between two definitions of the same structure."""
    for old, new in zip(before, after, strict=True):
        for (place, was), (_same, now) in zip(words_of(old), words_of(new), strict=True):
            if was != now:
                yield new["key"], ".".join(place), was, now


def mapping_between(before, after):
    """{key of an earlier question: its key now, or None when it is gone or asks for another kind of answer}."""
    kinds = {question["key"]: question["kind"] for question in after}
    return {
        question["key"]: question["key"] if kinds.get(question["key"]) == question["kind"] else None
        for question in before
    }
