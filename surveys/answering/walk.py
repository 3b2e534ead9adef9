"""The way through a survey: which screens somebody gets, in which order, and what to read on the overview."""

from dataclasses import dataclass

from django.urls import reverse

from surveys.questions.conditions import visible
from surveys.questions.forms import words_of
from surveys.questions.question import Question


@dataclass(frozen=True)
class Line:
    """A question on the overview."""

    number: int
    question: Question
    words: list
    address: str


class Walk:
    """The screens of one person; the answers so far decide which ones there are."""

    def __init__(self, kept):
        self.kept, self.survey = kept, kept.survey
        self.shown = visible(kept.version.questions, kept.answers, kept.texts)

    def __len__(self):
        return len(self.shown)

    def at(self, number):
        """The question with this number, or None."""
        return self.shown[number - 1] if 1 <= number <= len(self.shown) else None

    def number_of(self, key):
        """The number of the screen with this question, or 0 when somebody does not get it."""
        return next((n for n, question in enumerate(self.shown, start=1) if question.key == key), 0)

    def address_of(self, number):
        """The screen with this number; after the last one comes the overview."""
        if number > len(self.shown):
            return reverse("answering:overview", args=[self.survey.slug])
        return reverse("answering:question", args=[self.survey.slug, max(1, number)])

    def after(self, key):
        """Where to go after this question, also when it no longer shows itself."""
        number = self.number_of(key)
        if number:
            return self.address_of(number + 1)
        order = [question.key for question in self.kept.version.questions]
        later = set(order[order.index(key) :]) if key in order else set()
        coming = (n for n, question in enumerate(self.shown, start=1) if question.key in later)
        return self.address_of(next(coming, len(self.shown) + 1))

    def where_somebody_was(self):
        return self.address_of(self.number_of(self.kept.at) or 1)

    def is_answered(self, question):
        kept = self.kept
        return question.key in kept.answers or any(
            text.key in kept.texts for text in question.how.texts(question)
        )

    def lines(self):
        """The overview: every question that asks something, with the answer in words."""
        return [
            Line(
                number,
                question,
                words_of(question, self.kept.answers, self.kept.texts),
                self.address_of(number),
            )
            for number, question in enumerate(self.shown, start=1)
            if question.kind != "information"
        ]
