"""Random surveys, and what random people answer, for hypothesis."""

import datetime
import string

from hypothesis import strategies as st

from surveys.questions.kinds import KINDS
from surveys.questions.question import OTHER, Condition, Option, Question, Sentence

LETTERS = string.ascii_letters + " éëï.,!?<>&\"'=+-@"
words = st.text(LETTERS, min_size=1, max_size=40).map(str.strip).filter(bool)
WITH_OPTIONS = {"one_choice", "several_choices", "scale", "ranking", "picture_choice"}
LISTS = {"several_choices", "picture_choice"}


@st.composite
def questions(draw, key="q0", earlier=(), kinds=tuple(KINDS)):
    kind = draw(st.sampled_from(kinds))
    count = draw(st.integers(2, 6))
    options, story, least, most = (), (), None, None
    if kind in WITH_OPTIONS or (kind == "area" and draw(st.booleans())):
        options = tuple(Option(f"a{number}", draw(words)) for number in range(count))
    if kind == "vision":
        story = tuple(Sentence(f"s{number}", draw(words)) for number in range(count))
    if kind in LISTS:
        least = draw(st.none() | st.integers(1, count))
        most = draw(st.none() | st.integers(least or 1, count))
    if kind == "picture_choice":
        least = None if most is None else least
    if kind in ("number", "amount"):
        least, most = draw(st.none() | st.integers(0, 5)), draw(st.none() | st.integers(6, 90))
    other = kind in ("one_choice", "several_choices") and draw(st.booleans())
    return Question(
        key=key,
        kind=kind,
        title=draw(words),
        options=options,
        story=story,
        min=least,
        max=most,
        other=other,
        condition=draw(st.none() | conditions(earlier)) if earlier else None,
    )


@st.composite
def conditions(draw, earlier):
    question = draw(st.sampled_from(earlier))
    values = [option.key for option in question.choices] or ["3", "12.50", "8011"]
    operator = draw(st.sampled_from(["is", "is_not", "contains", "answered"]))
    return Condition(question.key, operator, draw(st.sampled_from(values)))


@st.composite
def surveys(draw, most=8):
    made = []
    for number in range(draw(st.integers(1, most))):
        made.append(draw(questions(key=f"q{number}", earlier=tuple(made))))
    return tuple(made)


@st.composite
def answers_to(draw, question):
    """(answer or None, texts) that the question allows."""
    keys = [option.key for option in question.choices]
    texts = {}
    for text in question.how.texts(question):
        if not text.key.endswith(f".{OTHER}") and draw(st.booleans()):
            texts[text.key] = draw(words)
    if not question.how.has_answer or draw(st.integers(0, 5)) == 0:
        return None, texts
    value = draw(values(question, keys))
    if OTHER in keys and (value == OTHER or (isinstance(value, list) and OTHER in value)):
        texts[f"{question.key}.{OTHER}"] = draw(words)
    return value, texts


def values(question, keys):
    least = question.min if question.min is not None else 0
    most = question.max if question.max is not None else 200
    some = st.lists(
        st.sampled_from(keys or ["-"]),
        unique=True,
        min_size=question.min or 1,
        max_size=question.max or (1 if question.kind == "picture_choice" else len(keys) or 1),
    ).map(lambda chosen: [key for key in keys if key in chosen])
    by_kind = {
        "grade": st.integers(1, 10),
        "ranking": st.permutations(keys).map(list),
        "several_choices": some,
        "picture_choice": some,
        "number": st.integers(int(least), int(most)),
        "amount": st.decimals(int(least), int(most), places=2).map(lambda amount: f"{amount:.2f}"),
        "date": st.dates(datetime.date(1901, 1, 1), datetime.date(2090, 1, 1)).map(str),
        "area": st.sampled_from(keys) if keys else st.integers(1000, 9999).map(str),
        "vision": some.map(lambda chosen: {"marked": chosen}),
    }
    return by_kind[question.kind] if question.kind in by_kind else st.sampled_from(keys)


@st.composite
def answered(draw):
    """(questions, answers, texts): somebody who answers every question, shown or not."""
    asked = draw(surveys())
    answers, texts = {}, {}
    for question in asked:
        value, written = draw(answers_to(question))
        answers |= {} if value is None else {question.key: value}
        texts |= written
    return asked, answers, texts


def as_sent(question, answers, texts):
    """What a browser sends when somebody fills in this answer on the page of the question."""
    value = answers.get(question.key)
    sent = {key.partition(".")[2] or "text": text for key, text in texts.items()}
    if isinstance(value, dict):
        return {**sent, "answer": value["marked"]}
    if question.kind == "date" and value:
        year, month, day = value.split("-")
        return {**sent, "answer_day": day, "answer_month": month, "answer_year": year}
    if question.kind == "amount" and value:
        return {**sent, "answer": value.replace(".", ",")}
    return sent if value is None else {**sent, "answer": value}
