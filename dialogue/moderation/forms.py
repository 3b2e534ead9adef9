"""Reads reports, decisions and appeals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.moderation.models import Ground, Verdict

WHY = _("Write why.")
TOO_LONG = _("This is too long. It has %(show_value)d characters, %(limit_value)d fit.")


def ground_field(label):
    return forms.ChoiceField(
        label=label,
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a reason."),
            "invalid_choice": _("Choose a reason from the list."),
        },
    )


def words_field(label, help_text, *, longest=1000, required=WHY):
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": required, "max_length": TOO_LONG},
    )


class FlagForm(forms.Form):
    ground = ground_field(_("What is wrong?"))
    words = words_field(_("Explanation"), _("What should we look at?"), longest=500, required="")


class HideForm(forms.Form):
    ground = ground_field(_("Which house rule?"))
    words = words_field(
        _("What you say to the author"), _("In plain words: what is wrong, and what could help?")
    )


class RestoreForm(forms.Form):
    words = words_field(_("What you say to the author"), _("Why can everybody read it again?"))


class KeepForm(forms.Form):
    words = words_field(_("Note for the log"), _("Only moderators read this."), required="")


class SettleForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[(Verdict.RESTORE.value, _("Show it again")), (Verdict.HIDE.value, _("It stays hidden"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    words = words_field(_("What you say to the author"), _("Why do you decide this?"))


class AppealForm(forms.Form):
    words = words_field(
        _("Why do you not agree?"),
        _("A moderator who did not decide about it before reads this."),
        required=_("Write why you do not agree."),
    )
