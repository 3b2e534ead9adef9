"""The only way in for what people say, by page or by socket."""

import re
import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.contributions.sanitising import has_words, sanitise, tidy
from dialogue.rooms.commands import RoomForm

LONGEST_TEXT, LONGEST_NAME = 2000, 40
# Nobody speaks for the city, or for those who lead the talk, under a name they chose themselves.
OFFICIAL = re.compile(
    r"gemeente|moderator|beheer|wethouder|burgemeester|raadslid|ambtenaar|gespreksleider|verslaglegger|college"
)
LOOKALIKES = str.maketrans("013457@$", "oieastas")


def sounds_official(name):
    plain = unicodedata.normalize("NFKD", name).casefold().translate(LOOKALIKES)
    return bool(OFFICIAL.search("".join(sign for sign in plain if sign.isalpha())))


class PlainText(forms.CharField):
    """Text whose line ends count once, whatever the browser made of them."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class ContributionForm(RoomForm):
    """Reads a contribution, and the name under which somebody joins the room with it."""

    text = PlainText(
        label=_("Your contribution"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Write your contribution first."),
            "max_length": _(
                "Your contribution is too long. It has %(show_value)d characters, %(limit_value)d fit."
            ),
        },
    )
    nickname = forms.CharField(
        label=_("Your nickname"),
        help_text=_("This is the name that others see. You may leave it empty."),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        error_messages={
            "max_length": _("Your nickname is too long. At most %(limit_value)d characters fit.")
        },
    )

    def clean_text(self):
        text = sanitise(self.cleaned_data["text"])
        if not has_words(text):
            raise forms.ValidationError(_("Write something that can be shown."), code="empty")
        return text

    def clean_nickname(self):
        typed = self.cleaned_data["nickname"]
        name = " ".join(tidy(sanitise(typed)).split())
        if typed and not has_words(name):
            raise forms.ValidationError(_("Choose a nickname with letters or digits."), code="empty")
        if sounds_official(name):
            raise forms.ValidationError(
                _("This name looks like one of the municipality. Choose another nickname."), code="official"
            )
        return name


class SupportForm(RoomForm):
    """Reads which contribution of the room somebody stands behind."""

    contribution = forms.IntegerField(min_value=1, max_value=2**63 - 1)

    def clean_contribution(self):
        contributions = self.room.contributions.visible()
        contribution = contributions.filter(pk=self.cleaned_data["contribution"]).first()
        if contribution is None:
            raise forms.ValidationError(_("This contribution is not here, or not any more."), code="unknown")
        return contribution
