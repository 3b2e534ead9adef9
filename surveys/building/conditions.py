"""What the editor's lists for conditions need: words, and the answers of questions whose answers are fixed."""

from django.utils.translation import gettext as _

from surveys.building.bank import BankQuestion
from surveys.building.definition import places_of
from surveys.questions.kinds import KINDS, SOMETHING_ELSE
from surveys.questions.question import Question

FIXED = ("yes_no", "statement", "grade")


def words_for_conditions():
    return {
        "words": {
            "always": _("Always ask this"),
            "choose": _("Choose an answer"),
            "gone": _("This is no longer there"),
            "other": str(SOMETHING_ELSE),
        },
        "fixed": {kind: answers_of(Question(key="", kind=kind, title="")) for kind in FIXED},
        "bank": {question.pk: summary_of(question) for question in BankQuestion.objects.all()},
    }


def answers_of(question):
    return [
        {"key": option.key, "label": str(option.label)} for option in KINDS[question.kind].choices(question)
    ]


def summary_of(bank_question):
    """What a question of the bank asks, as a block of the editor would say it."""
    for stored in places_of(bank_question.question, bank={}):
        question = Question.from_json(stored)
        return {"kind": question.kind, "title": question.title, "options": answers_of(question)}
    return None
