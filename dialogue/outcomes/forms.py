"""Reads what staff write about themes, answers and promises."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.outcomes.models import Quote, Theme, ThemeReply
from dialogue.outcomes.verdicts import Verdict
from dialogue.processes.forms import AnswerForm

TOO_LONG = _("This is too long. It has %(show_value)d characters, %(limit_value)d fit.")
A_PLACE = re.compile(r"/(?!/)\S*|https://\S+")


class Lines(forms.CharField):
    """A longer text."""

    def __init__(self, *, rows=4, required=True, wanted="", **kwargs):
        kwargs.setdefault("max_length", 2000)
        kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        kwargs["error_messages"] = {"required": wanted, "max_length": TOO_LONG}
        super().__init__(required=required, **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class Words(forms.CharField):
    """One line."""

    def __init__(self, *, required=True, wanted="", **kwargs):
        kwargs["error_messages"] = {"required": wanted, "max_length": TOO_LONG}
        super().__init__(required=required, **kwargs)


class Place(Words):
    """Where something stands: a page of this site, or a safe address elsewhere."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("Begin with / for a page here, or with https://."))
        super().__init__(required=False, max_length=240, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if value and not A_PLACE.fullmatch(value):
            raise ValidationError(_("Begin with / or with https://."), code="place")
        return value


class Day(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, *, required=True, wanted="", **kwargs):
        kwargs["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        kwargs["error_messages"] = {"required": wanted, "invalid": _("Write a day, such as 31-12-2026.")}
        super().__init__(required=required, input_formats=["%Y-%m-%d", "%d-%m-%Y"], **kwargs)


class SummaryForm(AnswerForm):
    """The summary of an outcome: the words of a closing answer, that may still miss something."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for each in self.fields.values():
            each.required = False


class ThemeForm(forms.ModelForm):
    title = Words(
        label=_("What people say, in one sentence"),
        help_text=_("In their words: “Sluit aan op wat ik kan.”"),
        max_length=160,
        wanted=_("Write in one sentence what people say."),
    )
    gist = Lines(
        label=_("What people said about it"), required=False, help_text=_("Two or three short sentences.")
    )
    minority_view = Lines(
        label=_("Who sees it differently"),
        required=False,
        help_text=_("What did others say? Write it down without judging."),
    )

    class Meta:
        model = Theme
        fields = ["title", "gist", "minority_view", "opposite", "movements"]
        widgets = {"movements": CheckboxSelectMultiple}

    def __init__(self, *args, outcome, **kwargs):
        super().__init__(*args, **kwargs)
        self.outcome = outcome
        others = Theme.objects.filter(outcome=outcome).exclude(pk=self.instance.pk)
        self.fields["opposite"].queryset = others
        self.fields["opposite"].empty_label = _("No other theme")
        self.fields["opposite"].help_text = _("Both stay, side by side. Support does not mean agreement.")

    def clean_title(self):
        title = self.cleaned_data["title"]
        same = Theme.objects.filter(outcome=self.outcome, title=title).exclude(pk=self.instance.pk)
        if self.instance.pk and same.exists():
            raise ValidationError(_("There is already a theme with this sentence."), code="same")
        return title


class ReplyForm(forms.ModelForm):
    verdict = forms.ChoiceField(
        label=_("What we do with it"),
        choices=[(verdict.value, verdict.label) for verdict in Verdict],
        widget=RadioSelect,
        error_messages={"required": _("Choose what you do with it.")},
    )
    reasons = Lines(
        label=_("Why"),
        rows=6,
        required=False,
        max_length=4000,
        help_text=_("People can live with a no. Not with silence."),
    )
    decided_by = Words(
        label=_("Who decides"),
        help_text=_("For example: the alderman for care."),
        max_length=120,
        wanted=_("Say who decides."),
    )
    later_until = Day(
        label=_("You hear it at the latest on"), required=False, help_text=_("Only for “later”.")
    )
    changed_text = Words(
        label=_("Which text changed"),
        required=False,
        max_length=240,
        help_text=_("For example: Agenda 2020, chapter 3, second paragraph."),
    )
    changed_text_address = Place(label=_("Where that text stands"))

    class Meta:
        model = ThemeReply
        fields = [
            "verdict",
            "reasons",
            "decided_by",
            "later_until",
            "changed_text",
            "changed_text_address",
        ]

    def clean(self):
        super().clean()
        verdict = self.cleaned_data.get("verdict")
        if verdict and verdict != Verdict.ADOPTED and not self.cleaned_data.get("reasons", "").strip():
            self.add_error("reasons", _("Say why. Only what is taken over entirely needs no reason."))
        until = self.cleaned_data.get("later_until")
        if verdict == Verdict.LATER and "later_until" not in self.errors:
            if not until:
                self.add_error("later_until", _("Say until when it waits."))
            elif until < timezone.localdate():
                self.add_error("later_until", _("This day has passed. Choose a day to come."))
        if verdict and verdict != Verdict.LATER:
            self.cleaned_data["later_until"] = None
        return self.cleaned_data


class QuoteForm(forms.ModelForm):
    text = Words(
        label=_("The words"),
        max_length=400,
        help_text=_("Copy them letter by letter from what was said."),
        wanted=_("Write the words."),
    )
    consent = Words(
        label=_("How did this person say yes?"),
        max_length=160,
        help_text=_("For example: asked by telephone."),
        wanted=_("Say how this person said that it may be shown."),
    )
    consent_on = Day(label=_("When did this person say yes?"), wanted=_("Fill in the day of the yes."))

    class Meta:
        model = Quote
        fields = ["text", "consent", "consent_on"]

    def __init__(self, *args, said, **kwargs):
        super().__init__(*args, **kwargs)
        self.said = said

    def clean_text(self):
        text = self.cleaned_data["text"]
        if " ".join(text.split()) not in " ".join(self.said.split()):
            raise ValidationError(_("These words were not said like this."), code="other_words")
        return text

    def clean_consent_on(self):
        day = self.cleaned_data["consent_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day still has to come."), code="future")
        return day


class AssignForm(forms.Form):
    """Which inputs go under which theme: one that is there, or a new one."""

    theme = forms.ModelChoiceField(
        label=_("To which theme?"),
        queryset=Theme.objects.none(),
        required=False,
        empty_label=_("A new theme"),
    )
    title = Words(
        label=_("Sentence of the new theme"),
        required=False,
        max_length=160,
        help_text=_("Only when you choose “A new theme”."),
    )

    def __init__(self, *args, outcome, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = outcome.themes.all()
        self.fields["theme"].label_from_instance = lambda theme: f"{theme.number}. {theme.title}"

    def clean(self):
        super().clean()
        if not self.cleaned_data.get("theme") and not self.cleaned_data.get("title"):
            self.add_error("title", _("Choose a theme, or write the sentence of a new one."))
        return self.cleaned_data


class CodeForm(forms.Form):
    code = Words(
        label=_("Your code"),
        max_length=80,
        wanted=_("Write your code."),
        help_text=_("It stands on your receipt. For example: 7K4Q-92MF-XW3P-6HTB."),
    )
    code.widget.attrs.update({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"})
