"""How a number about a group leaves the house. Every figure on its own: margins are rounded too, never added up.

    shown = rounded(23)               # 25; 0 stands for "fewer than 5", whatever the real number was
    words(shown)                      # "25", or "fewer than 5"
    percent(shown, rounded(118))      # 21 (20 when the base is under 100: whole tens), None for "fewer than 5"
    tally({"web": 96, "paper": 3})    # {"web": 95, "paper": 0}, or None: too few people to say anything
    in_steps(137)                     # 130: what may be shown while people still answer

The rules and what they were measured against: reliability.md 4.4.
"""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

BASE, SPECIAL_BASE = 5, 10  # ten where it is about health, religion or debt
LEAST_PEOPLE, LEAST_FOR_SPLIT = 20, 50
STEP = 10
WHOLE_TENS_BELOW = 100


def rounded(count, base=BASE):
    """The nearest multiple of the base; 0 for everything under the base, so that no small number can be read."""
    return 0 if count < base else max(base, (count + base // 2) // base * base)


def interval(shown, base=BASE):
    """(lowest, highest) real number behind a published one: what a reader can conclude from it."""
    if shown < base:
        return 0, base - 1
    lowest = shown - base // 2
    return max(base, lowest), lowest + base - 1


def words(shown, base=BASE):
    """A published number for a reader."""
    return number_format(shown, force_grouping=True) if shown else _("fewer than %(base)s") % {"base": base}


def percent(shown, of):
    """From published numbers only, in whole tens when it is about fewer than a hundred people."""
    if not shown or not of:
        return None
    step = 10 if of < WHOLE_TENS_BELOW else 1
    return min(100, int(shown * 100 / of / step + 0.5) * step)


def may_be_counted(people):
    """Under twenty people nothing is counted in public."""
    return people >= LEAST_PEOPLE


def may_be_split(people):
    """Under fifty people nothing is told about groups among them."""
    return people >= LEAST_FOR_SPLIT


def tally(counts, base=BASE):
    """A list of counts of the same people, each rounded on its own; None when they are too few together."""
    if not may_be_counted(sum(counts.values())):
        return None
    return {key: rounded(count, base) for key, count in counts.items()}


def in_steps(count, step=STEP):
    """A figure that grows while people look: it only moves by whole steps, so one answer cannot be read from it."""
    return count // step * step
