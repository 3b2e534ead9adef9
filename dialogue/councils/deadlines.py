"""Until when a body may advise: its own rule, and the report that waits for it."""

from datetime import timedelta

from django.utils import timezone

from dialogue.terms.clock import end_of
from dialogue.terms.rules import RULES

# Between advice and report: time to reply to each point.
TIME_TO_REPLY = timedelta(days=14)


def days_by_rule(request, start):
    """[(last day, rule)] of the bodies that are asked."""
    names = request.bodies.values_list("advice_term", flat=True)
    return [(end_of(name, start), RULES[name]) for name in sorted(set(names)) if name in RULES]


def proposed_day(request, start=None):
    """The latest day of the rules; earlier when the report comes sooner, so that each point can get its reply."""
    start = start or timezone.localdate()
    days = [day for day, _rule in days_by_rule(request, start)]
    if request.report_planned_on:
        days = [min(max(days, default=request.report_planned_on), request.report_planned_on - TIME_TO_REPLY)]
    return max(days, default=start + timedelta(weeks=4))


def rule_words(name):
    """The rule that a deadline came from, in words."""
    rule = RULES.get(name)
    return str(rule.words) if rule else ""
