"""What staff type: a pile, the code on a form, and the form itself on one page."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from surveys.paper import reading
from surveys.paper.comparing import FIRST, SECOND
from surveys.paper.sheets import items_of
from surveys.questions.forms import clean_all
from surveys.questions.question import OTHER

# A text stands beside its answer on the page, and has the name of its key.
CONSENT = "consented_on"
CHOOSE = "choose:"


def day_field(**options):
    """A day in numbers, as people write it on paper: 3-6-2026."""
    attrs = {"autocomplete": "off", "inputmode": "numeric"}
    return forms.DateField(widget=forms.DateInput(attrs, format="%d-%m-%Y"), **options)


def not_to_come(day):
    if day and day > timezone.localdate():
        raise ValidationError(_("This day has yet to come."), code="future")


class BatchForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the pile"),
        max_length=80,
        help_text=_("For example: community centre De Bres, or post of Monday."),
    )
    received_on = day_field(label=_("Received on"), validators=[not_to_come])
    is_double = forms.BooleanField(
        label=_("A colleague types each form again"),
        required=False,
        help_text=_("Fewer mistakes. A form counts when the second person has typed it."),
    )


class CodeForm(forms.Form):
    shown = forms.CharField(
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "off", "autofocus": True, "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args, survey, **kwargs):
        super().__init__(*args, **kwargs)
        field, goes_by_number = self.fields["shown"], survey.access == "open"
        field.label = _("Number or code of the form") if goes_by_number else _("Code of the form")
        field.help_text = (
            _("No code on the form? Give it the next number, and write it on the paper.")
            if goes_by_number
            else _("It stands at the top of each sheet. You may leave out the lines.")
        )


class SheetForm(forms.Form):
    """A whole form on one page. Nobody on paper has to answer anything, so nothing is required."""

    def __init__(self, questions, *args, **kwargs):
        self.questions = questions
        self.answers, self.texts = {}, {}
        super().__init__(*args, **kwargs)
        for item in items_of(questions):
            question = item.question
            if question.how.has_answer:
                self.fields[question.key] = self.typed(question.title, max_length=200)
            for text in item.texts:
                self.fields[text.key] = self.typed(
                    text.label, is_long=text.is_long, max_length=text.max_length
                )
        self.fields[CONSENT] = day_field(label=_("Date with the cross for consent"), required=False)
        self.fields[CONSENT].validators.append(not_to_come)

    def typed(self, label, *, is_long=False, **options):
        attrs = {"autocomplete": "off", "spellcheck": "false"}
        widget = forms.Textarea({**attrs, "rows": 2}) if is_long else forms.TextInput(attrs)
        return forms.CharField(label=label, required=False, widget=widget, **options)

    @cached_property
    def rows(self):
        """[(item, the field of its answer or None, what it is typed as, fields of its texts)]"""
        return [
            (
                item,
                self[item.question.key] if item.question.how.has_answer else None,
                reading.example(item.question),
                [self[text.key] for text in item.texts],
            )
            for item in items_of(self.questions)
            if item.number
        ]

    def clean(self):
        cleaned = super().clean()
        answers, texts = {}, {}
        for question in self.questions:
            written = {text.key: cleaned.get(text.key) or "" for text in question.how.texts(question)}
            texts |= {key: text for key, text in written.items() if text}
            value = self.value_of(question, cleaned.get(question.key) or "", written)
            answers |= {} if value is None else {question.key: value}
        if not self.errors:
            self.answers, self.texts = clean_all(self.questions, answers, texts)
            self.hidden = sorted((answers.keys() | texts.keys()) - self.answers.keys() - self.texts.keys())
        return cleaned

    def value_of(self, question, typed, written):
        if not question.how.has_answer:
            return None
        try:
            value = reading.read(question, typed)
            return with_other(question, value, written)
        except ValidationError as error:
            self.add_error(question.key, error)
            return None

    @property
    def not_counted(self):
        """Numbers of the questions that were answered though they are not for this person."""
        hidden = {key.partition(".")[0] for key in getattr(self, "hidden", ())}
        return [item.number for item in items_of(self.questions) if item.question.key in hidden]

    @property
    def chosen(self):
        """{field: FIRST or SECOND} where two clerks differ and somebody has decided."""
        return {
            name.removeprefix(CHOOSE): value
            for name, value in self.data.items()
            if name.startswith(CHOOSE) and value in (FIRST, SECOND)
        }


def with_other(question, value, written):
    """Who writes on the line of "something else" has chosen it, also without a cross."""
    if not written.get(f"{question.key}.{OTHER}"):
        return value
    if value is None:
        several = question.kind in ("several_choices", "picture_choice")
        return question.how.clean(question, [OTHER] if several else OTHER)
    if isinstance(value, list) and OTHER not in value:
        return question.how.clean(question, [*value, OTHER])
    if isinstance(value, str) and value != OTHER:
        raise ValidationError(
            _("There is a cross and something on the line. Type what the person meant most."), code="other"
        )
    return value
