"""What is asked of the register of promises: filters as links, a code, words. Nothing here goes to SQL unread."""

import re

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dialogue.outcomes.promises import Promise
from dialogue.outcomes.states import UNSETTLED, PromiseKind, PromiseState
from dialogue.processes.filters import Filter, Filters, Option
from dialogue.taxonomy.models import Spoor, TargetGroup

STANDS = [
    Option("nog-open", _("Still open"), {"only": "unsettled"}),
    Option("te-laat", _("Too late"), {"only": "late"}),
    *(
        Option(state.value.replace("_", "-"), state.label, {"state": state})
        for state in PromiseState
        if state not in UNSETTLED
    ),
]
SEPARATORS = re.compile(r"[\s.\-–_]+")


def all_filters():
    owners = Promise.objects.public().values_list("owner", flat=True).distinct().order_by("owner")
    return [
        Filter("stand", _("How does it stand?"), [copied(option) for option in STANDS]),
        Filter("soort", _("What is it?"), [Option(k.value, k.label, {"kind": k}) for k in PromiseKind]),
        Filter("spoor", _("Spoor"), tags(Spoor, "sporen")),
        Filter("doelgroep", _("For whom?"), tags(TargetGroup, "target_groups")),
        Filter("wie", _("Who sees to it?"), [Option(owner, owner, {"owner": owner}) for owner in owners]),
    ]


def copied(option):
    return Option(option.value, option.label, option.narrow)


def tags(model, field):
    """Only tags with a promise: the others lead to an empty list."""
    used = model.objects.filter(promises__public_at__isnull=False).distinct()
    return [Option(tag.slug, str(tag), {field: tag.pk}, getattr(tag, "colour", 0)) for tag in used]


class Register(Filters):
    """The filters of the register, and the code or words somebody typed."""

    def __init__(self, query):
        super().__init__(query, all_filters())
        self.words = " ".join(query.get("q", "").split())[:80]
        if self.words:
            self.asked["q"] = self.words
            for each in self.filters:
                self._read(each)

    @property
    def promise(self):
        """The one with exactly this code, under any of its names."""
        return promise_with_code(self.words) if self.words else None

    def promises(self):
        if self.unknown:
            return Promise.objects.none()
        found = Promise.objects.public()
        for _filter, option in self.chosen:
            narrow = dict(option.narrow)
            only = narrow.pop("only", None)
            found = getattr(found, only)() if only else found.filter(**narrow)
        if self.words:
            named = Q(title__icontains=self.words) | Q(text__icontains=self.words)
            codes = Q(code__icontains=self.words) | Q(aliases__code__icontains=self.words)
            found = found.filter(named | codes).distinct()
        return found

    def counts(self):
        """How many there are, still open and too late, whatever was chosen."""
        everything = Promise.objects.public()
        return {
            "all": everything.count(),
            "open": everything.unsettled().count(),
            "late": everything.late().count(),
        }


def promise_with_code(words):
    """The public promise with this code or another way to write it; spaces, dots and lines do not matter."""
    wanted = SEPARATORS.sub("", words).upper()
    if not wanted or not any(sign.isdigit() for sign in wanted):
        return None
    coded = Promise.objects.public().filter(~Q(code="") | Q(aliases__isnull=False)).distinct()
    for promise in coded.prefetch_related("aliases"):
        codes = [promise.code, *(alias.code for alias in promise.aliases.all())]
        if wanted in {SEPARATORS.sub("", code).upper() for code in codes}:
            return promise
    return None
