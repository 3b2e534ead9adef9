"""How somebody wants to hear, and who gets letters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.notifications.models import MailChoice, PostalAddress, Rhythm
from dialogue.processes.models import Process


class MailChoiceForm(forms.ModelForm):
    """Reads how often somebody wants a digest, and whether mail may come at once."""

    rhythm = forms.ChoiceField(
        label=_("How often do you want news about what you follow?"),
        choices=Rhythm,
        widget=forms.RadioSelect,
        help_text=_("All news in one mail. Is there nothing? Then we send nothing."),
    )
    at_once = forms.BooleanField(
        label=_("Mail me at once when you ask me something"),
        required=False,
        help_text=_("Or when there is an answer to what you took part in."),
    )

    class Meta:
        model = MailChoice
        fields = ["rhythm", "at_once"]


class PostalAddressForm(forms.ModelForm):
    """Reads who wants to hear by letter, and about what."""

    processes = forms.ModelMultipleChoiceField(
        label=_("Hears about"),
        queryset=Process.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    class Meta:
        model = PostalAddress
        fields = ["name", "street", "postcode", "town"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["processes"].queryset = Process.objects.public().order_by("title")
