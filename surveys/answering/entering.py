"""Coming in: who may answer, and how they show it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.access import guessing, rights
from surveys.building.access import Access

ASKS_CODE = {Access.CODE, Access.PANEL}
ASKS_ACCOUNT = {Access.ACCOUNT, Access.GROUP}


def grant_for(request, survey, code=""):
    """What somebody shows to answer, or None."""
    if survey.access in ASKS_CODE and code:
        return guessing.grant_for(request, code, survey)
    if survey.access == Access.CODE:
        return None
    return rights.find(request, survey)


def has_answered(request, survey):
    """Of somebody who signed in and may not answer: because they did, or because it was never for them."""
    return rights.by_account(request.user, survey) is not None


class CodeForm(forms.Form):
    """The code of a letter. Unknown, used and expired get the same words."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("It is in your letter or e-mail. Capitals and lines do not matter."),
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Fill in the code of your letter.")},
    )

    def __init__(self, data=None, *, request, survey, **kwargs):
        self.request, self.survey, self.grant = request, survey, None
        super().__init__(data, **kwargs)

    def clean_code(self):
        code = self.cleaned_data["code"]
        try:
            self.grant = grant_for(self.request, self.survey, code)
        except guessing.TooOften:
            raise forms.ValidationError(
                _("Too many wrong codes. Wait a minute and try again."), code="too_often"
            ) from None
        if self.grant is None:
            raise forms.ValidationError(
                _("This code does not work. Look whether you typed it well. A code works once."), code="code"
            )
        return code
