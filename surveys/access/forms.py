"""What somebody fills in to join the panel."""

import re
import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.taxonomy.models import Neighbourhood, TargetGroup
from surveys.access.models import AgeBand

POSTCODE = re.compile(r"^([1-9]\d{3})\s?([A-Z]{2})$")
FILL_IN = _("Fill this in.")
EMAIL = {"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}


class ProfileForm(forms.Form):
    """Who somebody is in a few rough strokes; nothing of it is needed to take part."""

    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.all(),
        label=_("In which neighbourhood do you live?"),
        help_text=_("Then we can ask you about your own neighbourhood."),
        required=False,
        empty_label=_("I would rather not say"),
    )
    age_band = forms.ChoiceField(
        label=_("How old are you?"),
        help_text=_("We want to hear people of all ages. This shows us whom we miss."),
        choices=[("", _("I would rather not say")), *AgeBand.choices],
        required=False,
    )
    target_groups = forms.ModelMultipleChoiceField(
        TargetGroup.objects.all(),
        label=_("What fits you?"),
        help_text=_("Then you get questions about what you know. You may choose more than one."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("For example: naam@voorbeeld.nl"),
        max_length=254,
        widget=forms.EmailInput(attrs=EMAIL),
        error_messages={
            "required": _("Fill in your e-mail address."),
            "invalid": _("This is not an e-mail address. It looks like naam@voorbeeld.nl."),
        },
    )


class JoinByMailForm(ProfileForm, EmailForm):
    field_order = ["email"]


class AddressForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("This is what stands on the letter."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": FILL_IN},
    )
    street = forms.CharField(
        label=_("Street and number"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
        error_messages={"required": FILL_IN},
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        help_text=_("For example: 8011 PK"),
        max_length=7,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
        error_messages={"required": FILL_IN},
    )
    town = forms.CharField(
        label=_("Town"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
        error_messages={"required": FILL_IN},
    )

    def clean_postcode(self):
        found = POSTCODE.match(self.cleaned_data["postcode"].strip().upper())
        if not found:
            raise forms.ValidationError(_("This is not a postcode. It looks like 8011 PK."), code="invalid")
        return f"{found[1]} {found[2]}"


class JoinByLetterForm(ProfileForm, AddressForm):
    # One key per form: sending it twice is one member.
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    field_order = ["name", "street", "postcode", "town"]


class LetterProfileForm(ProfileForm, AddressForm):
    field_order = ["name", "street", "postcode", "town"]
