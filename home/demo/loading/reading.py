"""Read the demo city's files: YAML, dates counted from today, and text without the line breaks of the file."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import yaml
from django.utils import timezone

HERE = Path(__file__).parents[1]
RELATIVE = re.compile(r"(?P<days>[+-]?\d+)d(?: (?P<hour>\d\d?):(?P<minute>\d\d))?")
LAST_MINUTE = time(23, 59)
KINDS_OF_LINE = ("- ", "## ")


@cache
def read(name):
    """The contents of one file."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def read_folder(name):
    """The contents of every file in a folder, in the order of their names."""
    return [read(f"{name}/{path.stem}") for path in sorted((HERE / name).glob("*.yaml"))]


def day(text):
    """A date: `-10d` counts from today, `2020-05` is the first day of that month; nothing stays nothing."""
    if text is None:
        return None
    if relative := RELATIVE.fullmatch(text):
        return timezone.localdate() + timedelta(days=int(relative["days"]))
    year, month, number = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, number)


def moment(text, *, otherwise=time.min):
    """A moment: `-10d 14:05`, or a date at the time given by `otherwise`."""
    relative = RELATIVE.fullmatch(text)
    at = time(int(relative["hour"]), int(relative["minute"])) if relative and relative["hour"] else otherwise
    return timezone.make_aware(datetime.combine(day(text), at))


def prose(text):
    """Text in paragraphs, lists and headings, each on one line: the file breaks lines where it likes."""
    lines = []
    for line in (line.strip() for line in (text or "").strip().splitlines()):
        goes_on = lines and lines[-1] and line and not line.startswith(KINDS_OF_LINE)
        if goes_on and not lines[-1].startswith("## "):
            lines[-1] += " " + line
        else:
            lines.append(line)
    return "\n".join(lines)
