"""The filters of the list of processes: links only, so they work without script and can be kept.

A value from the address is only ever compared with the known ones, never handed to the database.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from dialogue.processes.models import Process
from dialogue.processes.rungs import YOU, Rung
from dialogue.processes.standing import State
from dialogue.taxonomy.models import Neighbourhood, Spoor, TargetGroup


@dataclass
class Option:
    """One value of a filter, and the address of the list with it (or without it, when it is chosen)."""

    value: str
    label: str
    narrow: dict
    colour: int = 0
    chosen: bool = False
    address: str = ""


@dataclass
class Filter:
    """One question to the list: its name in the address, its name on screen, and what can be chosen."""

    name: str
    label: str
    options: list

    @property
    def chosen(self):
        return next((option for option in self.options if option.chosen), None)


def _tags(queryset, field):
    return [Option(tag.slug, str(tag), {field: tag.pk}, getattr(tag, "colour", 0)) for tag in queryset]


def _states():
    return [Option(state.value.replace("_", "-"), state.label, {"state": state}) for state in STATES]


STATES = [State.OPEN, State.UPCOMING, State.AWAITING_ANSWER, State.LATE, State.ANSWERED]


def all_filters():
    """Every filter with every option; neighbourhoods only where something happens."""
    somewhere = Neighbourhood.objects.filter(processes__live=True).distinct()
    return [
        Filter("staat", _("How far is it?"), _states()),
        Filter("spoor", _("Spoor"), _tags(Spoor.objects.all(), "sporen")),
        Filter("doelgroep", _("For whom?"), _tags(TargetGroup.objects.all(), "target_groups")),
        Filter("trede", _("What can you do?"), [Option(str(r.value), YOU[r], {"rung": r}) for r in Rung]),
        Filter("wijk", _("Neighbourhood"), _tags(somewhere, "neighbourhoods")),
    ]


class Filters:
    """What somebody asked of the list, read from the address."""

    def __init__(self, query, filters=None):
        self.filters = all_filters() if filters is None else filters
        self.asked = {f.name: query.get(f.name, "") for f in self.filters if query.get(f.name)}
        self.unknown = []
        for each in self.filters:
            self._read(each)

    def _read(self, each):
        asked = self.asked.get(each.name)
        if asked is not None and asked not in {option.value for option in each.options}:
            self.unknown.append(each)
            del self.asked[each.name]
            asked = None
        for option in each.options:
            option.chosen = option.value == asked
            option.address = self.address(**{each.name: None if option.chosen else option.value})

    def __iter__(self):
        return iter(each for each in self.filters if each.options)

    @property
    def chosen(self):
        return [(each, each.chosen) for each in self.filters if each.chosen]

    def address(self, **changes):
        """The list with the same filters, but for these changes."""
        asked = {name: value for name, value in {**self.asked, **changes}.items() if value}
        return "?" + urlencode(asked) if asked else "."

    def page_address(self, number):
        return self.address(pagina=number if number > 1 else None)

    def narrow(self, processes):
        for _filter, option in self.chosen:
            narrow = dict(option.narrow)
            state = narrow.pop("state", None)
            processes = getattr(processes, state)() if state else processes.filter(**narrow)
        return processes


def narrowed(query):
    """The filters that were asked, and the public processes that fit."""
    filters = Filters(query)
    processes = Process.objects.none() if filters.unknown else filters.narrow(Process.objects.public())
    return filters, processes
