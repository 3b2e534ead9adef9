"""What staff say to get letters."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from surveys.paper.letters import MOST_LETTERS

MOST_LINES, LONGEST_LINE = 5, 60


class LettersForm(forms.Form):
    """How many letters, or for which addresses; every bad line is named by its number."""

    name = forms.CharField(label=_("For whom are the letters?"), max_length=80)
    letter_count = forms.IntegerField(
        label=_("Number of letters without an address"),
        required=False,
        min_value=1,
        max_value=MOST_LETTERS,
        help_text=_("For example to hand out in a community centre."),
    )
    addresses = forms.CharField(
        label=_("Addresses"),
        required=False,
        widget=forms.Textarea({"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_(
            "One address per line, with semicolons: Mrs A. Jansen; Dorpsweg 1; 8011 AA Zwolle. "
            "We forget them as soon as the letters are ready."
        ),
    )

    def clean_addresses(self):
        lines = self.cleaned_data["addresses"].splitlines()
        rows = [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]
        if len(rows) > MOST_LETTERS:
            raise ValidationError(
                _("At most %(most)s addresses at a time. These are %(count)s."),
                params={"most": MOST_LETTERS, "count": len(rows)},
            )
        read = [(number, [part.strip() for part in line.split(";") if part.strip()]) for number, line in rows]
        bad = [problem for number, parts in read if (problem := problem_of(number, parts))]
        if bad:
            raise ValidationError(bad)
        return [parts for _number, parts in read]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and bool(cleaned["addresses"]) == bool(cleaned["letter_count"]):
            self.add_error("letter_count", _("Fill in a number, or addresses. Not both."))
        return cleaned


def problem_of(number, parts):
    """What is wrong with a line, or nothing."""
    if len(parts) < 2:
        return _("Line %(number)s has no semicolon between name, street and town.") % {"number": number}
    if len(parts) > MOST_LINES or max(map(len, parts)) > LONGEST_LINE:
        return _("Line %(number)s is too long for an envelope.") % {"number": number}
    return None
