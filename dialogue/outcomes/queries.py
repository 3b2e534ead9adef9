"""Reads the chain from input to evidence for screens, in a fixed number of queries."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch

from dialogue.contributions.models import Channel
from dialogue.disclosure.rounding import tally, words
from dialogue.outcomes import origins, sources
from dialogue.outcomes.models import Outcome, Theme, ThemeReply, ThemeSource
from dialogue.outcomes.promises import Promise, PromiseSource
from dialogue.outcomes.verdicts import Verdict


@dataclass
class Chain:
    """A theme with all it comes from and all it led to."""

    theme: Theme
    inputs: list = field(default_factory=list)  # (ThemeSource, Input)
    quotes: list = field(default_factory=list)  # (Quote, Input), only of what may still be shown
    replies: list = field(default_factory=list)
    promises: list = field(default_factory=list)

    @property
    def reply(self):
        return self.replies[-1] if self.replies else None

    @property
    def earlier(self):
        return self.replies[:-1]

    @property
    def shown(self):
        return [each for _source, each in self.inputs if each.text]

    @property
    def forms(self):
        return list(dict.fromkeys(each.form for _source, each in self.inputs if each.form))

    @property
    def channels(self):
        """[(words, number in words)] by channel, rounded; nothing when too few people spoke to split them."""
        return by_channel(each for _source, each in self.inputs)


def by_channel(inputs):
    inputs = list(inputs)
    named = {each.channel: each.channel_words for each in inputs}
    counts = tally(Counter(each.channel for each in inputs))
    return [(named[key], words(shown)) for key, shown in (counts or {}).items()]


def chains_of(themes, *, public):
    """The chain of each theme; to the public only what was published, to who prepares also drafts."""
    themes = list(with_all(themes, public=public))
    promises = promises_of("theme", [theme.pk for theme in themes], public=public)
    said = sources.load({(row.kind, row.key) for theme in themes for row in theme.sources.all()})
    return [chain_of(theme, said, promises.get(theme.pk, [])) for theme in themes]


def with_all(themes, *, public):
    replies = ThemeReply.objects.order_by("pk")
    if public:
        replies = replies.exclude(published_at=None)
    return themes.select_related("outcome__process", "opposite").prefetch_related(
        "movements",
        Prefetch("sources", ThemeSource.objects.select_related("added_by").prefetch_related("quotes")),
        Prefetch("replies", replies),
    )


def chain_of(theme, said, promises):
    rows = [(row, said[row.kind, row.key]) for row in theme.sources.all() if (row.kind, row.key) in said]
    quotes = [(quote, each) for row, each in rows if each.text for quote in row.quotes.all()]
    return Chain(theme, rows, quotes, list(theme.replies.all()), promises)


def answers_to(themes):
    """The public chains of themes without the words behind them: only how many there are (`theme.said`)."""
    published = ThemeReply.objects.exclude(published_at=None).order_by("pk")
    themes = themes.select_related("outcome__process").prefetch_related(Prefetch("replies", published))
    themes = list(themes.annotate(said=Count("sources")))
    promises = promises_of("theme", [theme.pk for theme in themes])
    return [
        Chain(theme, replies=list(theme.replies.all()), promises=promises.get(theme.pk, []))
        for theme in themes
    ]


def promises_of(kind, keys, *, public=True):
    """{key: [Promise]} of what led to promises: themes, recommendations."""
    promises = Promise.objects.public() if public else Promise.objects.all()
    rows = PromiseSource.objects.filter(kind=kind, key__in=keys, promise__in=promises)
    found = {}
    for row in rows.prefetch_related(Prefetch("promise", promises.prefetch_related("evidence"))):
        found.setdefault(row.key, []).append(row.promise)
    return found


def origins_of(promise):
    """What a promise answers, as far as the public may see it."""
    return list(origins.load({(row.kind, row.key) for row in promise.origins.all()}).values())


@dataclass
class Totals:
    """The figures of an outcome, counted once."""

    inputs: int
    forms: int
    themes: int
    verdicts: list  # (Verdict, count), those that occur
    movements: list  # (Movement, count)
    channels: list


def totals_of(chains):
    said = {(each.kind, each.key): each for chain in chains for _source, each in chain.inputs}
    verdicts = Counter(chain.reply.verdict for chain in chains if chain.reply)
    movements = Counter(movement for chain in chains for movement in chain.theme.movements.all())
    return Totals(
        inputs=len(said),
        forms=len({each.form for each in said.values()}),
        themes=len(chains),
        verdicts=[(verdict, verdicts[verdict]) for verdict in Verdict if verdicts[verdict]],
        movements=sorted(movements.items(), key=lambda pair: pair[0].code),
        channels=by_channel(list(said.values())),
    )


def people_behind(outcome):
    """The accounts of who said something that stands under a theme."""
    return {each.user_id for each in _used(outcome) if each.user_id}


def for_letters(outcome):
    """[(name, form, channel, [theme])] of who spoke on paper or in person and has no account: they get a letter."""
    rows = ThemeSource.objects.filter(theme__outcome=outcome).select_related("theme")
    said = sources.load({(row.kind, row.key) for row in rows})
    found = {}
    for row in rows:
        each = said.get((row.kind, row.key))
        if each and each.user_id is None and each.channel != Channel.WEB and not each.is_shared:
            key = (each.said_by, each.form, each.channel_words)
            found.setdefault(key, {})[row.theme.number] = row.theme
    return [(*key, list(themes.values())) for key, themes in sorted(found.items())]


def _used(outcome):
    rows = ThemeSource.objects.filter(theme__outcome=outcome)
    return sources.load(set(rows.values_list("kind", "key"))).values()


def led_to(pairs):
    """[(Input, [Chain])] of what became of these inputs, as far as it is public; in the order given."""
    said = sources.load(set(pairs))
    keys = {}
    for kind, key in pairs:
        keys.setdefault(kind, set()).add(key)
    published = Outcome.objects.public()
    rows = [
        row
        for kind, of_kind in keys.items()
        for row in ThemeSource.objects.filter(kind=kind, key__in=of_kind, theme__outcome__in=published)
    ]
    chains = answers_to(Theme.objects.filter(pk__in={row.theme_id for row in rows}))
    chain_of_theme = {chain.theme.pk: chain for chain in chains}
    themes = {}
    for row in rows:
        themes.setdefault((row.kind, row.key), []).append(chain_of_theme[row.theme_id])
    return [(said[pair], themes.get(pair, [])) for pair in pairs if pair in said]
