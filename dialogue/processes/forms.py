"""Reads the closing answer of a civil servant."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 4000


def long_text(label, help_text, required):
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": required,
            "max_length": _("This is too long. It has %(show_value)d characters, %(limit_value)d fit."),
        },
    )


class AnswerForm(forms.Form):
    heard = long_text(
        _("What we heard"),
        _("Also what you do not agree with. Begin a line with - for a list."),
        _("Write what you heard."),
    )
    done = long_text(
        _("What we do with it"),
        _("With a date, and who does it."),
        _("Write what you do with it."),
    )
    not_done = long_text(
        _("What we do not do, and why"),
        _("People can live with a no. Not with silence."),
        _("Write what you do not do, and why."),
    )
    decided_by = forms.CharField(
        label=_("Who decided"),
        help_text=_("For example: the alderman for care."),
        max_length=120,
        error_messages={"required": _("Write who decided.")},
    )
