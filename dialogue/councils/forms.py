"""Reads what people write about formal advice."""

import re
import uuid

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogue.councils.models import AdviceRequest, Body, Choice, Membership, RecommendationReply, Stage
from dialogue.councils.uploads import check_upload
from dialogue.outcomes.verdicts import Verdict
from dialogue.terms.clock import last_moment

TOO_LONG = _("This is too long. It has %(show_value)d characters, %(limit_value)d fit.")
BLANK_LINE = re.compile(r"\n\s*\n")
BREAK = re.compile(r"^-{3,}\s*$", re.MULTILINE)
OWN_ADDRESS = _("Write an address of this site, beginning with /.")


def text_field(label, *, longest=2000, rows=5, required=None, help_text=""):
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required or "", "max_length": TOO_LONG},
    )


def day_field(label, *, required=None, help_text=""):
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(required),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": required or "", "invalid": _("Write a day that exists.")},
    )


def capitals(choices):
    """Choices as they begin a line."""
    return [(choice.value, capfirst(str(choice.label))) for choice in choices]


def own_address(value):
    """A way within this site, or nothing: no other host, no script."""
    if value and not re.fullmatch(r"/(?!/)[\w\-./#?=&%]*", value):
        raise forms.ValidationError(OWN_ADDRESS)
    return value


class RequestForm(forms.ModelForm):
    bodies = forms.ModelMultipleChoiceField(
        label=_("Who do you ask?"),
        queryset=Body.objects.live(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one body.")},
    )
    report_planned_on = day_field(
        _("When does the report come?"),
        help_text=_("You may leave this empty. The advice must come before it."),
    )

    class Meta:
        model = AdviceRequest
        fields = ["subject", "explanation", "stage", "bodies", "report", "report_planned_on"]
        widgets = {"stage": forms.RadioSelect, "explanation": forms.Textarea(attrs={"rows": 6})}
        labels = {
            "subject": _("What is it about?"),
            "explanation": _("What should the body know?"),
            "stage": _("How far is the plan?"),
            "report": _("Which report waits for it?"),
        }
        error_messages = {
            "subject": {"required": _("Write what it is about.")},
            "explanation": {"required": _("Write what the body should know.")},
            "stage": {"required": _("Choose how far the plan is.")},
        }

    def __init__(self, *args, reports=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = capitals(Stage)
        report = self.fields["report"]
        report.queryset = reports if reports is not None else report.queryset.none()
        report.empty_label = _("No report")


class QuestionForm(forms.Form):
    text = text_field(_("Question"), longest=400, rows=3, required=_("Write the question."))
    chapter = forms.CharField(
        label=_("About which chapter?"), max_length=160, required=False, help_text=_("For example: Spoor 1.")
    )
    chapter_address = forms.CharField(
        label=_("Where does that chapter stand?"), max_length=240, required=False, validators=[own_address]
    )


class PaperForm(forms.Form):
    title = forms.CharField(
        label=_("Title of the paper"), max_length=160, error_messages={"required": _("Write a title.")}
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        validators=[check_upload],
        help_text=_("PDF, Word or a picture, at most 20 MB."),
    )
    slides = text_field(
        _("Or a presentation to page through"),
        longest=60_000,
        rows=8,
        help_text=_("Three dashes on a line begin the next slide. The first line of a slide is its title."),
    )
    embargo_on = day_field(
        _("Under embargo until"), help_text=_("Until that day only the room knows that this paper exists.")
    )
    stays_in_room = forms.BooleanField(label=_("Only for the room, also afterwards"), required=False)

    def clean_slides(self):
        parts = [part.strip() for part in BREAK.split(self.cleaned_data["slides"].replace("\r\n", "\n"))]
        lines = [part.partition("\n") for part in parts if part]
        if any(len(title) > 160 for title, _line, _text in lines):  # noqa: PLR2004
            raise forms.ValidationError(_("The title of a slide has at most 160 characters."))
        return [(title.strip(), text.strip()) for title, _line, text in lines]

    def clean(self):
        values = super().clean()
        if not values.get("file") and not values.get("slides") and not self.errors:
            raise forms.ValidationError(_("Add a file or write at least one slide."))
        return values

    def values(self):
        cleaned = dict(self.cleaned_data)
        day = cleaned.pop("embargo_on", None)
        embargo = last_moment(day) if day else None
        return {**cleaned, "file": cleaned["file"] or "", "embargo_until": embargo}


class DayForm(forms.Form):
    until = day_field(_("Advice at the latest on"), required=_("Choose a day."))


class DeadlineForm(DayForm):
    reason = text_field(_("Why?"), longest=1000, rows=3, required=_("Write why."))


class RemarkForm(forms.Form):
    text = text_field(_("Your remark"), rows=4, required=_("Write your remark."))
    paragraph = forms.TypedChoiceField(label=_("About"), required=False, coerce=int, empty_value=None)
    page = forms.IntegerField(label=_("Page"), required=False, min_value=1, max_value=5000)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, paragraphs=None, pages=False, **kwargs):
        super().__init__(*args, **{"initial": {"key": uuid.uuid4()}, **kwargs})
        if paragraphs:
            whole = [("", _("The whole slide"))]
            each = [
                (number, _("Paragraph %(number)s") % {"number": number})
                for number in range(1, paragraphs + 1)
            ]
            self.fields["paragraph"].choices = whole + each
        elif pages:
            self.fields["paragraph"] = forms.IntegerField(
                label=_("Paragraph"), required=False, min_value=1, max_value=500
            )
        else:
            del self.fields["paragraph"]
        if not pages:
            del self.fields["page"]
        self.order_fields(["page", "paragraph", "text", "key"])


class RecommendationForm(forms.Form):
    text = text_field(_("Recommendation"), required=_("Write what you recommend."))
    question = forms.ModelChoiceField(
        label=_("Answers question"), queryset=None, required=False, empty_label=_("No question")
    )
    paragraph = forms.CharField(label=_("Paragraph of the report"), max_length=160, required=False)
    paragraph_address = forms.CharField(
        label=_("Address of that paragraph"), max_length=240, required=False, validators=[own_address]
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["question"].queryset = questions
        if not questions:
            del self.fields["question"]


class SummaryForm(forms.Form):
    summary = text_field(
        _("The advice in short"), longest=4000, rows=8, required=_("Write the advice in short.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class MinorityForm(forms.Form):
    recommendation = forms.ModelChoiceField(
        label=_("About which recommendation?"),
        queryset=None,
        required=False,
        empty_label=_("The advice as a whole"),
    )
    text = text_field(
        _("What do you think otherwise, and why?"), required=_("Write what you think otherwise.")
    )
    is_named = forms.BooleanField(label=_("With our names"), required=False)

    def __init__(self, *args, points, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recommendation"].queryset = points
        self.fields["recommendation"].label_from_instance = lambda point: f"{point.number}. {point}"


class SessionForm(forms.Form):
    held_on = day_field(_("On which day?"), required=_("Choose a day."))
    place = forms.CharField(label=_("Where?"), max_length=120, required=False)


class NoteForm(forms.Form):
    """Who is there and what they vote, one member at a time."""

    membership = forms.ModelChoiceField(queryset=Membership.objects.none())
    choice = forms.ChoiceField(choices=Choice.choices, required=False)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["membership"].queryset = members


class UnaskedForm(forms.Form):
    body = forms.ModelChoiceField(label=_("Which body?"), queryset=None, empty_label=None)
    subject = forms.CharField(
        label=_("What do you want to advise about?"),
        max_length=160,
        error_messages={"required": _("Write the subject.")},
    )

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies


class ReplyForm(forms.ModelForm):
    """The reply to one point; the rows themselves say what may not be left out."""

    later_until = day_field(_("You hear it at the latest on"), help_text=_("Only for later."))

    class Meta:
        model = RecommendationReply
        fields = ["verdict", "reasons", "decided_by", "later_until", "changed_text", "changed_text_address"]
        widgets = {"verdict": forms.RadioSelect, "reasons": forms.Textarea(attrs={"rows": 5})}
        labels = {
            "verdict": _("What do you do with it?"),
            "reasons": _("Why?"),
            "decided_by": _("Who decides?"),
            "changed_text": _("Which paragraph of the report?"),
            "changed_text_address": _("Address of that paragraph"),
        }
        error_messages = {
            "verdict": {"required": _("Choose what you do with it.")},
            "decided_by": {"required": _("Say who decides.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = capitals(Verdict)

    def clean(self):
        values = super().clean()
        own_address(values.get("changed_text_address"))
        verdict = values.get("verdict")
        if verdict and verdict != Verdict.ADOPTED and not (values.get("reasons") or "").strip():
            self.add_error("reasons", _("Say why. Only what is taken over entirely needs no reason."))
        if verdict == Verdict.LATER and not values.get("later_until"):
            self.add_error("later_until", _("Say until when it waits."))
        return values

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"recommendation"}

    def validate_constraints(self):
        """Said at the field already; the database holds it for everybody else."""


class PublishForm(forms.Form):
    reply_words = text_field(
        _("The reply in short"), rows=5, help_text=_("Two or three sentences for everyone.")
    )
    publish_at = forms.DateTimeField(
        label=_("When?"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        help_text=_("Leave this empty to publish now."),
    )
