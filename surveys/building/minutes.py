"""How long a survey takes: reading at a calm pace, and the time people need to answer each kind of question."""

from math import ceil

# Words a minute of somebody who reads with some difficulty; readers without take about 240.
WORDS_A_MINUTE = 130
# Minutes after which many people stop before the end.
LONG = 10
SECONDS = {
    "one_choice": 8,
    "several_choices": 14,
    "yes_no": 6,
    "scale": 8,
    "grade": 7,
    "ranking": 30,
    "number": 12,
    "amount": 15,
    "date": 15,
    "short_text": 25,
    "long_text": 75,
    "picture_choice": 14,
    "statement": 8,
    "area": 10,
    "vision": 120,
    "information": 3,
}


def minutes_of(definition):
    """Whole minutes, rounded up; a question that is asked on a condition counts for half."""
    seconds = sum(_seconds_of(question) * (0.5 if question["condition"] else 1) for question in definition)
    return ceil(seconds / 60)


def _seconds_of(question):
    texts = [question["title"], question["help"]]
    texts += [part["label"] for part in question["options"]] + [part["text"] for part in question["story"]]
    words = sum(len(text.split()) for text in texts)
    return SECONDS[question["kind"]] + words * 60 / WORDS_A_MINUTE
