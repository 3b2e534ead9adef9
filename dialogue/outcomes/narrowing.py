"""Links that narrow an outcome: to one kind of answer, or to one activity, which is the outcome of that activity."""

from collections import Counter
from dataclasses import replace
from urllib.parse import urlencode

from django.utils.text import slugify
from django.utils.translation import gettext as _


def activities_of(chains):
    """{slug: (name, number of themes)} of where the input came in: a conversation, a survey, a table."""
    counts = Counter(form for chain in chains for form in chain.forms)
    return {slugify(name): (name, count) for name, count in counts.items()}


def within(chains, activity):
    """The same themes with only what came in at one activity; without those that have nothing from it."""
    narrowed = [
        replace(
            chain,
            inputs=[(source, each) for source, each in chain.inputs if each.form == activity],
            quotes=[(quote, each) for quote, each in chain.quotes if each.form == activity],
        )
        for chain in chains
    ]
    return [chain for chain in narrowed if chain.inputs]


def groups_of(totals, activities, *, answer, activity):
    """For `components/filters.html`: by answer, and by activity when there is more than one."""
    answers = [("", _("All themes"), totals.themes)]
    answers += [(verdict.value, str(verdict.label).capitalize(), count) for verdict, count in totals.verdicts]
    places = [("", _("Everywhere"), None), *((slug, *found) for slug, found in activities.items())]
    groups = [(_("Our answer"), "antwoord", answers, answer)]
    if len(activities) > 1:
        groups.append((_("Where it came in"), "activiteit", places, activity))
    chosen = {"antwoord": answer, "activiteit": activity}
    return [
        {"name": name, "links": [link(chosen, field, choice, current) for choice in choices]}
        for name, field, choices, current in groups
    ]


def link(chosen, field, choice, current):
    value, words, count = choice
    query = urlencode({name: each for name, each in {**chosen, field: value}.items() if each})
    url = f"?{query}#themas" if query else "."
    return {"text": words, "url": url, "count": count, "is_current": value == current}
