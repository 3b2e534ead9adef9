"""What staff fill in to hand out codes and to write to the panel."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dialogue.taxonomy.models import Neighbourhood, TargetGroup
from surveys.access.handing_out import MOST_AT_ONCE
from surveys.access.models import AgeBand
from surveys.access.sheets import lines_of


class BatchForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    name = forms.CharField(
        label=_("For whom are these?"), help_text=_("For example: letters to Holtenbroek."), max_length=80
    )


class MakeBatchForm(BatchForm):
    size = forms.IntegerField(label=_("How many codes?"), min_value=1, max_value=MOST_AT_ONCE)


class FileForm(BatchForm):
    file = forms.FileField(label=_("CSV file"))

    def clean_file(self):
        lines = lines_of(self.cleaned_data["file"])
        if not lines:
            raise ValidationError(_("There is nothing in this file."), code="empty")
        if len(lines) > MOST_AT_ONCE:
            raise ValidationError(
                _("There are too many lines in this file. Use at most %(number)s.")
                % {"number": MOST_AT_ONCE},
                code="too_many",
            )
        return lines


class AddressFileForm(FileForm):
    file = forms.FileField(
        label=_("CSV file with addresses"),
        help_text=_("The first line says what stands in each column. We do not keep the addresses."),
    )


class CodeFileForm(FileForm):
    file = forms.FileField(
        label=_("CSV file with codes"), help_text=_("One code on each line, of at least 13 signs.")
    )


class InviteForm(forms.Form):
    """Whom to ask: nothing chosen means everybody in the panel."""

    neighbourhoods = forms.ModelMultipleChoiceField(
        Neighbourhood.objects.all(),
        label=_("In these neighbourhoods"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    age_bands = forms.MultipleChoiceField(
        label=_("Of this age"), choices=AgeBand, widget=forms.CheckboxSelectMultiple, required=False
    )
    target_groups = forms.ModelMultipleChoiceField(
        TargetGroup.objects.all(),
        label=_("With this in their lives"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
