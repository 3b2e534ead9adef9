"""How long things may take: one table. Each rule has its words and names the law or the agreement it comes from.

To add a rule: one line here, its Dutch in the catalogue, and `manage.py term --table` into docs/terms.md.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

WEEK, WORKING_DAY = "week", "working_day"
AWB, ATW = "Algemene wet bestuursrecht", "Algemene termijnenwet"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A length of time. The first day counts from the day after the start; a law ends no term on a day off."""

    name: str
    label: str  # what it is a term for
    count: int
    unit: str
    source: str  # the law or agreement, with its article
    words: str  # whole sentences for people, B1

    def __str__(self):
        return str(self.words)


TABLE = [
    Rule(
        name="awb-8-weken",
        label=_("decision on an application"),
        count=8,
        unit=WEEK,
        source=f"{AWB}, artikel 4:13; {ATW}, artikel 1 en 3",
        words=_(
            "Eight weeks, counted from the day after receipt. "
            "Does the last day fall on a Saturday, Sunday or holiday? "
            "Then the next working day is the last."
        ),
    ),
    Rule(
        name="awb-verdaging-8-weken",
        label=_("decision that needs more time"),
        count=8,
        unit=WEEK,
        source=f"{AWB}, artikel 4:14 en 7:10; {ATW}, artikel 1 en 3",
        words=_(
            "Eight weeks more, once, counted from the day after the first term ends. "
            "We must tell you before that day. "
            "Does the last day fall on a Saturday, Sunday or holiday? "
            "Then the next working day is the last."
        ),
    ),
    Rule(
        name="advies-4-weken",
        label=_("advice of a council"),
        count=4,
        unit=WEEK,
        source=f"{AWB}, artikel 3:6; {ATW}, artikel 1 en 3",
        words=_(
            "Four weeks, counted from the day after the request. "
            "Does the last day fall on a Saturday, Sunday or holiday? "
            "Then the next working day is the last."
        ),
    ),
    Rule(
        name="herstel-2-weken",
        label=_("completing an application"),
        count=2,
        unit=WEEK,
        source=f"{AWB}, artikel 4:5; {ATW}, artikel 1 en 3",
        words=_(
            "Two weeks to complete it, counted from the day after our letter. "
            "Does the last day fall on a Saturday, Sunday or holiday? "
            "Then the next working day is the last."
        ),
    ),
    Rule(
        name="werkdagen-10",
        label=_("answer within ten working days"),
        count=10,
        unit=WORKING_DAY,
        source=f"Afspraak van de gemeente; feestdagen volgens {ATW}, artikel 3",
        words=_(
            "Ten working days, counted from the day after the start. "
            "Saturdays, Sundays and holidays do not count."
        ),
    ),
    Rule(
        name="bezwaar-6-weken",
        label=_("objection"),
        count=6,
        unit=WEEK,
        source=f"{AWB}, artikel 6:7 en 6:8; {ATW}, artikel 1 en 3",
        words=_(
            "Six weeks, counted from the day after we sent the decision. "
            "Does the last day fall on a Saturday, Sunday or holiday? "
            "Then the next working day is the last."
        ),
    ),
]
RULES = {rule.name: rule for rule in TABLE}
CHOICES = [(rule.name, rule.label) for rule in TABLE]
