"""Which tables a survey will have: chosen before it closes, so that nobody picks tables by what they show."""

from dataclasses import dataclass

from surveys.results.codes import SEVERAL

AGE_IN_BANK = {"leeftijd", "leeftijdsgroep", "age", "age-band"}
AGE_IN_TITLE = ("leeftijd", "hoe oud bent u", "how old are you")
CROSSED = ("one_choice", "yes_no", "scale", "statement", "grade", "ranking", "area", *SEVERAL)


@dataclass(frozen=True)
class Plan:
    """By what the answers are split, and which questions are."""

    area: str = ""
    age: str = ""
    by_channel: bool = True
    crossed: tuple = ()

    @property
    def backgrounds(self):
        """Keys of the questions that split the others."""
        return tuple(key for key in (self.area, self.age) if key)


def plan_of(survey, questions):
    """What was chosen for this survey, or else what fits its questions."""
    from surveys.results.models import TablePlan

    chosen = TablePlan.objects.filter(survey=survey).first()
    usual = usual_plan(questions)
    if chosen is None:
        return usual
    keys = {question.key for question in questions}
    area, age = (key if key in keys else "" for key in (chosen.area, chosen.age))
    crossed = tuple(key for key in chosen.crossed if key in keys and key not in (area, age))
    return Plan(area, age, chosen.by_channel, crossed)


def usual_plan(questions):
    """Every closed question by neighbourhood, age and channel."""
    area = next((q.key for q in questions if q.kind == "area"), "")
    age = next((q.key for q in questions if is_about_age(q)), "")
    return Plan(area, age, True, tuple(q.key for q in crossable(questions) if q.key not in (area, age)))


def is_about_age(question):
    return question.kind in ("one_choice", "scale") and (
        question.bank in AGE_IN_BANK or any(words in question.title.lower() for words in AGE_IN_TITLE)
    )


def crossable(questions):
    """Questions with a fixed list of answers."""
    return [q for q in questions if q.kind in CROSSED and (q.kind != "area" or q.options)]
