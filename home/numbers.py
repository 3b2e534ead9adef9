"""Amounts in words of this country."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def amount_in_words(amount):
    """A whole number as such, otherwise with two decimals; what is not known is said."""
    if amount is None:
        return _("unknown")
    return number_format(amount, decimal_pos=0 if amount == int(amount) else 2)


def as_bar(label, amount, longest, **more):
    """A bar of a chart; an amount that is not known has none."""
    percent = round(float(amount / longest) * 100, 1) if amount and longest and amount > 0 else 0
    return {"label": label, "value": amount_in_words(amount), "percent": percent, **more}
