"""The form of one question, and the check of a whole set of answers; screens, paper and tests use the same."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from surveys.questions.conditions import drop_hidden
from surveys.questions.question import OTHER

ANSWER = "answer"


class AnswerField(forms.Field):
    """Reads the value of an answer the way its kind does."""

    def __init__(self, question, **kwargs):
        self.question = question
        super().__init__(widget=question.how.widget(question), required=False, **kwargs)

    def clean(self, raw):
        value = self.question.how.read(self.question, raw)
        return None if value is None else self.question.how.clean(self.question, value)


class QuestionForm(forms.Form):
    """One question; with `must_answer` an empty one is refused (a skip is a button of its own)."""

    def __init__(self, question, data=None, *, answers=None, texts=None, must_answer=True, prefix=None):
        self.question, self.must_answer = question, must_answer
        self.text_keys = {text_name(text): text for text in question.how.texts(question)}
        initial = {name: (texts or {}).get(text.key, "") for name, text in self.text_keys.items()}
        given = (answers or {}).get(question.key)
        initial[ANSWER] = given.get("marked") if isinstance(given, dict) else given
        super().__init__(data, initial=initial, prefix=prefix)
        if question.how.has_answer:
            self.fields[ANSWER] = AnswerField(question, label=question.title)
        for name, text in self.text_keys.items():
            self.fields[name] = text_field(text)

    def clean(self):
        self.answers, self.texts = {}, {}
        cleaned = super().clean()
        value = cleaned.get(ANSWER)
        for name, text in self.text_keys.items():
            if cleaned.get(name):
                self.texts[text.key] = cleaned[name]
        if OTHER in self.text_keys:
            value = self.with_other(value, cleaned.get(OTHER, ""))
        if value is not None:
            self.answers[self.question.key] = value
        if self.must_answer and not self.errors and self.is_empty and self.fields:
            self.add_error(
                next(iter(self.fields)), ValidationError(self.question.how.missing, code="missing")
            )
        return cleaned

    @property
    def is_empty(self):
        return not self.answers and not self.texts

    def with_other(self, value, text):
        """The answer with "something else" in it when somebody wrote what that is."""
        chosen = value if isinstance(value, list) else [value]
        if OTHER in chosen and not text:
            self.add_error(OTHER, ValidationError(_("Write down what you mean."), code="missing"))
        if not text or OTHER in chosen or ANSWER in self.errors:
            return value
        if value is None:
            return [OTHER] if self.takes_several else OTHER
        if not self.takes_several:
            self.add_error(
                OTHER,
                ValidationError(_("Choose “Something else” as well, or make this empty."), code="other"),
            )
            return value
        try:
            return self.question.how.clean(self.question, [*value, OTHER])
        except ValidationError as error:
            self.add_error(ANSWER, error)
            return value

    @property
    def takes_several(self):
        return self.question.kind in ("several_choices", "picture_choice")


def text_name(text):
    """The name of its box: "text", "other", "appeals" or "doubts"."""
    return text.key.partition(".")[2] or "text"


def text_field(text):
    widget = (
        forms.Textarea({"rows": 5})
        if text.is_long
        else forms.TextInput({"autocomplete": "off", "placeholder": " "})
    )
    return forms.CharField(
        label=text.label,
        required=False,
        max_length=text.max_length,
        widget=widget,
        error_messages={
            "max_length": _("This is too long: at most %(limit_value)d characters, you have %(show_value)d.")
        },
    )


def clean_all(questions, answers, texts):
    """(answers, texts) as they may be stored: every value judged, everything that is hidden or unknown dropped."""
    kept, words = {}, {}
    for question in questions:
        if answers.get(question.key) is not None:
            kept[question.key] = question.how.clean(question, answers[question.key])
        for text in question.how.texts(question):
            written = str(texts.get(text.key) or "").strip()[: text.max_length]
            words |= {text.key: written} if written else {}
    return drop_hidden(questions, kept, words)


def words_of(question, answers, texts):
    """What somebody answered as lines: [("", line)] and, for each box they wrote in, [(label, text)]."""
    given = answers.get(question.key)
    lines = [] if given is None else [("", line) for line in question.how.words(question, given)]
    written = [
        ("" if text.key == question.key else text.label, texts[text.key])
        for text in question.how.texts(question)
        if texts.get(text.key)
    ]
    return lines + written
