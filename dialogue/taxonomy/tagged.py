"""What stands under a tag. Each subject says what it has; nobody here needs to know them.

A provider is a function that takes a tag (a Spoor, TargetGroup, Movement or Neighbourhood) and returns a queryset
or list of things with a title and an address. Subjects register in a module `tagged.py`, found by autodiscovery.
"""

from dataclasses import dataclass

PROVIDERS = []


@dataclass
class Found:
    """What one subject has under a tag; `template` draws one thing, when a link is too little."""

    heading: str
    things: list
    template: str

    def __iter__(self):
        """As (heading, things)."""
        return iter((self.heading, self.things))


def under_tag(heading, template="dialogue/taxonomy/_thing.html"):
    """Register a provider; `heading` is what its list is called on screen."""

    def register(provider):
        PROVIDERS.append((heading, template, provider))
        return provider

    return register


def everything_under(tag):
    """What every subject has under this tag, without the empty ones: [(heading, things)] with a template each."""
    found = (Found(heading, list(provider(tag)), template) for heading, template, provider in PROVIDERS)
    return [each for each in found if each.things]
