"""Kinds of things that people can follow. A subject registers its own, as a table beside its models:

    follow_kind("belofte", model=Promise, one=_("promise"), public=Promise.objects.public, above=sporen_of)

`above` are the wider things whose followers hear of it too: who follows a spoor hears of its processes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.http import Http404

KINDS = {}


@dataclass(frozen=True, kw_only=True)
class Kind:
    name: str  # in the address
    model: type[models.Model]
    one: str  # what one of them is called
    public: Callable  # () -> queryset of what may be followed
    above: Callable = lambda thing: ()


def follow_kind(name, **words):
    """Register a kind of thing."""
    KINDS[name] = Kind(name=name, **words)
    return KINDS[name]


def kind_of(thing):
    """The kind a thing is of, or None when it cannot be followed."""
    return next((kind for kind in KINDS.values() if isinstance(thing, kind.model)), None)


def thing_of(kind, key):
    """What may be followed, or a page that is not there: the same for a draft and for nothing."""
    found = KINDS[kind].public().filter(pk=key).first() if kind in KINDS else None
    if found is None:
        raise Http404
    return found


def with_what_is_above(thing):
    """[[kind, key], …] of a thing and of everything whose followers hear of it too."""
    kind = kind_of(thing)
    if kind is None:
        return []
    pairs = [[kind.name, thing.pk]]
    for above in kind.above(thing):
        pairs += [pair for pair in with_what_is_above(above) if pair not in pairs]
    return pairs
