"""What is wrong with questions before they go to the public, each named at its block."""

from django.utils.translation import gettext_lazy as _

from surveys.questions.question import Question

NO_TITLE = _("Write the question.")
NO_QUESTION = _("Add at least one question.")
NOT_IN_BANK = _("Choose a question from the bank.")
TWICE_FROM_BANK = _("This question from the bank is in the survey already.")
TOO_FEW = _("Give at least two answers to choose from.")
EMPTY_OPTION = _("Fill in every answer, or take the empty one away.")
SAME_OPTION = _("Two answers are the same. Change one of them.")
LESS_THAN_LEAST = _("The most cannot be less than the least.")
MORE_THAN_THERE_ARE = _("There are only %(count)s answers to choose from.")
NO_STORY = _("Write the story, at least one sentence.")
NO_SOURCE = _("Name at least one source. A vision without a source cannot be published.")
NOT_EARLIER = _("Choose a question that comes before this one.")
NO_VALUE = _("Choose the answer on which this question is asked.")
NO_SUCH_ANSWER = _("This answer is not one of the answers to that question.")

WITH_OPTIONS = {"one_choice", "several_choices", "picture_choice", "ranking", "scale"}
SEVERAL = {"several_choices", "picture_choice"}


def problems_of(definition):
    """[(place, part, words)] of a list of questions; a place without a question is one that left the bank."""
    found, earlier, from_bank = [], {}, set()
    for place, question in enumerate(definition):
        if question is None:
            found.append((place, "question", NOT_IN_BANK))
            continue
        words = [*_of_question(question), *_of_condition(question.get("condition"), earlier)]
        found += [(place, part, each) for part, each in words]
        if question["bank"] and question["bank"] in from_bank:
            found.append((place, "question", TWICE_FROM_BANK))
        from_bank.add(question["bank"])
        if question["kind"] != "information":
            earlier[question["key"]] = question
    return found


def asks_nothing(definition):
    return not any(question and question["kind"] != "information" for question in definition)


def _of_question(question):
    if not question["title"]:
        yield "title", NO_TITLE
    if question["kind"] in WITH_OPTIONS:
        yield from _of_options(question)
    yield from _of_bounds(question)
    if question["kind"] == "vision":
        if not any(sentence["text"] for sentence in question["story"]):
            yield "story", NO_STORY
        if not question["sources"]:
            yield "sources", NO_SOURCE


def _of_options(question):
    labels = [option["label"].casefold() for option in question["options"]]
    if len(labels) < 2:
        yield "options", TOO_FEW
    elif not all(labels):
        yield "options", EMPTY_OPTION
    elif len(set(labels)) < len(labels):
        yield "options", SAME_OPTION


def _of_bounds(question):
    least, most = question["min"], question["max"]
    if least is not None and most is not None and most < least:
        yield "max", LESS_THAN_LEAST
    if question["kind"] in SEVERAL:
        count = len(question["options"]) + question["other"]
        for part, bound in (("min", least), ("max", most)):
            if bound is not None and bound > count:
                yield part, MORE_THAN_THERE_ARE % {"count": count}


def _of_condition(condition, earlier):
    if not condition:
        return
    asked = earlier.get(condition["question"])
    if asked is None:
        yield "condition.question", NOT_EARLIER
    elif condition["operator"] != "answered":
        if not condition["value"]:
            yield "condition.value", NO_VALUE
        elif (known := answers_of(asked)) and condition["value"] not in known:
            yield "condition.value", NO_SUCH_ANSWER


def answers_of(question):
    """The keys that can be the answer, or nothing when people fill in their own."""
    return {option.key for option in Question.from_json(question).choices}
