"""Which questions somebody gets, judged by the server: a question nobody was shown never has an answer."""

from decimal import Decimal, InvalidOperation

from django.db import models
from django.utils.translation import gettext_lazy as _


class Operator(models.TextChoices):
    IS = "is", _("is")
    IS_NOT = "is_not", _("is not")
    CONTAINS = "contains", _("contains")
    ANSWERED = "answered", _("was answered")


def texts_of(question, texts):
    """The texts that were written at this question."""
    return {key: text for key, text in texts.items() if key.partition(".")[0] == question.key}


def visible(questions, answers, texts):
    """The questions that are shown with these answers, in their order."""
    return [question for question, _given, _written in _walk(questions, answers, texts)]


def drop_hidden(questions, answers, texts):
    """(answers, texts) without what belongs to no question, or to one that is not shown."""
    kept, words = {}, {}
    for question, given, written in _walk(questions, answers, texts):
        kept |= {question.key: given} if given is not None else {}
        words |= written
    return kept, words


def _walk(questions, answers, texts):
    """Each question that is shown with what was answered; what came before decides over what comes after."""
    seen = {}
    for question in questions:
        if not holds(question.condition, seen):
            continue
        given, written = answers.get(question.key), texts_of(question, texts)
        seen[question.key] = (given, written)
        yield question, given, written


def holds(condition, seen):
    """Whether a condition holds, given {key: (answer, texts)} of the questions shown so far."""
    if condition is None:
        return True
    given, written = seen.get(condition.question, (None, {}))
    if given is None:
        # Who skipped a question did not say "something else than this" either.
        return condition.operator == Operator.ANSWERED and bool(written)
    return JUDGES[condition.operator](given, condition.value)


def _is(given, value):
    if isinstance(given, list):
        return given == [value]
    if isinstance(given, dict):
        return given.get("marked") == [value]
    return str(given) == str(value) or _as_number(given) == _as_number(value) is not None


def _contains(given, value):
    if isinstance(given, dict):
        given = given.get("marked", [])
    return value in given if isinstance(given, list) else _is(given, value)


def _as_number(value):
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


JUDGES = {
    Operator.IS: _is,
    Operator.IS_NOT: lambda given, value: not _is(given, value),
    Operator.CONTAINS: _contains,
    Operator.ANSWERED: lambda given, value: True,
}
