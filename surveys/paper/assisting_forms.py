"""What is asked before two people begin."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from surveys.answering.entering import CodeForm
from surveys.building.access import Access
from surveys.paper.forms import day_field, not_to_come


class ConsentForm(CodeForm):
    """The code when the survey asks one, the word of the person, and the day."""

    agrees = forms.BooleanField(
        label=_("The person agrees"),
        error_messages={"required": _("Ask whether the person agrees. Only then you begin.")},
    )
    consented_on = day_field(label=_("Date"), validators=[not_to_come], initial=timezone.localdate)

    def __init__(self, data=None, *, survey, **kwargs):
        super().__init__(data, survey=survey, **kwargs)
        if survey.access == Access.OPEN:
            del self.fields["code"]

    def clean(self):
        cleaned = super().clean()
        cleaned.pop("agrees", None)
        return {"code": "", **cleaned}
