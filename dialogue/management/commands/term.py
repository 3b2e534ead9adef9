"""`manage.py term RULE START`: when does a term end?"""

import json
from datetime import date

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from dialogue.terms.clock import end_of
from dialogue.terms.rules import RULES, TABLE


def day_of(text):
    """A day, written as 2026-03-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"Geen datum: {text!r}. Schrijf hem als 2026-03-31.") from None


def pause_of(text):
    first, dots, last = text.partition("..")
    if not dots:
        raise CommandError(f"Geen pauze: {text!r}. Schrijf hem als 2026-03-02..2026-03-13.")
    return day_of(first), day_of(last)


def as_dict(rule):
    return {"rule": rule.name, "label": str(rule.label), "words": str(rule.words), "source": rule.source}


def as_table():
    """The rules as a table in Markdown."""
    rows = [f"| `{rule.name}` | {rule.label} | {rule.words} | {rule.source} |" for rule in TABLE]
    return "\n".join(["| rule | for | words on screen | source |", "| --- | --- | --- | --- |", *rows])


class Command(BaseCommand):
    help = "Say when a term ends, and by which rule. The last line is the date."

    def add_arguments(self, parser):
        parser.add_argument("rule", nargs="?", help="name of a rule; --list shows them")
        parser.add_argument("start", nargs="?", help="the day of receipt, as 2026-03-31")
        parser.add_argument(
            "--pause", action="append", default=[], metavar="FROM..TO", help="days that do not count"
        )
        parser.add_argument("--list", action="store_true", help="show the rules")
        parser.add_argument("--table", action="store_true", help="show the rules as in docs/terms.md")
        parser.add_argument("--json", action="store_true", help="print as JSON")

    def handle(self, *, rule, start, pause, list, table, json, **options):
        if table:
            return self.stdout.write(as_table())
        if list:
            return self.show_rules(as_json=json)
        if not rule or not start:
            raise CommandError("Geef een regel en een begindatum. De regels ziet u met --list.")
        if rule not in RULES:
            raise CommandError(f"Onbekende regel: {rule!r}. Kies uit: {', '.join(RULES)}.")
        pauses = [pause_of(text) for text in pause]
        try:
            end = end_of(rule, day_of(start), pauses)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        return self.show_end(RULES[rule], day_of(start), pauses, end, as_json=json)

    def show_rules(self, *, as_json):
        if as_json:
            self.stdout.write(json.dumps([as_dict(rule) for rule in TABLE], ensure_ascii=False))
            return
        for rule in TABLE:
            self.stdout.write(f"{rule.name}\n  {rule.label}\n  {rule.words}\n  {rule.source}")

    def show_end(self, rule, start, pauses, end, *, as_json):
        if as_json:
            days = [[first.isoformat(), last.isoformat()] for first, last in pauses]
            answer = {**as_dict(rule), "start": start.isoformat(), "pauses": days, "end": end.isoformat()}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        self.stdout.write(f"{rule.words}\n{rule.source}")
        for first, last in pauses:
            self.stdout.write(f"De termijn staat stil van {first} tot en met {last}.")
        self.stdout.write(end.isoformat())
