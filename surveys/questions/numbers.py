"""Numbers and dates as people in the Netherlands write them."""

import datetime
import re
from decimal import Decimal

NUMBER = re.compile(r"-?\d{1,12}")
# 1.250,50 and 1250,50 and 1250.5, with or without a euro sign before or after.
AMOUNT = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d{1,9})(?:[.,]\d{1,2})?")


def read_number(text):
    """A whole number ("1.250" too), or None when it is none."""
    tidy = re.sub(r"\s|\.(?=\d{3}(?:\D|$))", "", str(text))
    return int(tidy) if NUMBER.fullmatch(tidy) else None


def read_amount(text):
    """An amount in euros as "12.50", or None when it is none."""
    tidy = re.sub(r"[\s€]|,-$", "", str(text))
    if not AMOUNT.fullmatch(tidy):
        return None
    whole, cents = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", tidy).groups()
    return str(Decimal(f"{whole.replace('.', '')}.{cents or 0}").quantize(Decimal("0.01")))


def write_amount(value):
    """An amount as it is written here: "€ 1.250,50"."""
    written = f"{Decimal(value):,.2f}".translate(str.maketrans(",.", ".,"))
    return f"€ {written}"


def read_date(day, month, year):
    """A date as "2026-11-22", or None when the calendar does not have it."""
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
