"""What analysts and the named roles fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.analysis.models import HoldState, PassageKind


class OneLine(forms.CharField):
    """Words without spaces that nobody sees."""

    def clean(self, value):
        return " ".join(super().clean(value).split())


class ThemeForm(forms.Form):
    name = OneLine(label=_("Name of the theme"), max_length=80)


class RenameForm(ThemeForm):
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class MarkForm(forms.Form):
    words = forms.CharField(
        label=_("Which words?"), help_text=_("Select them in the answer, or type them over."), max_length=200
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=PassageKind.choices)


class QuoteForm(forms.Form):
    words = forms.CharField(
        label=_("Only these words"),
        help_text=_("Leave this empty to quote the whole answer."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    group = forms.ChoiceField(label=_("Who says this?"), required=False)
    is_minority = forms.BooleanField(label=_("This is a view of few people"), required=False)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args, groups=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", _("A resident")), *((name, name) for name in groups)]


class SignalForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What happens with this answer?"),
        choices=[(HoldState.RELEASED, _("Give it to the analysts")), (HoldState.KEPT_OUT, _("Keep it out"))],
        widget=forms.RadioSelect,
    )
    reason = OneLine(
        label=_("Why?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In your own words, without the words of the answer."),
    )
