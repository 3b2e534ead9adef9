"""The code to go on with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.answering import keeping


class ResumeForm(forms.Form):
    """Unknown, sent and expired get the same words."""

    code = forms.CharField(
        label=_("Your code to go on"),
        help_text=_("For example 7K4Q-92MF-A3BC-D5EF. Capitals and lines do not matter."),
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Fill in your code.")},
    )

    def __init__(self, data=None, *, request, **kwargs):
        self.request, self.kept = request, None
        super().__init__(data, **kwargs)

    def clean_code(self):
        code = self.cleaned_data["code"]
        self.kept = keeping.find(code)
        if self.kept is None:
            raise forms.ValidationError(
                _("We have no answers with this code. You sent them, or 30 days have gone by."), code="code"
            )
        return code
