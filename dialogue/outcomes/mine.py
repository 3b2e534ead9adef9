"""What staff did with themes and promises, and the quotes and receipts of who spoke."""

from django.utils.translation import gettext_lazy as _

from dialogue.contributions.models import Contribution
from dialogue.outcomes.models import Outcome, Quote, Receipt, Theme, ThemeReply, ThemeSource
from dialogue.outcomes.promises import Evidence, Promise, PromiseAlias, PromiseChange, PromiseSource
from dialogue.outcomes.queries import led_to
from dialogue.outcomes.sources import said_by
from dialogue.people.mine import Section, Subject, register

SHOWN = 20


def quotes_of(user):
    keys = Contribution.objects.filter(author__user=user).values("pk")
    return Quote.objects.filter(source__kind="contribution", source__key__in=keys)


def section(user):
    """What became of what I said, as far as there is an answer."""
    pieces = [(said, chains) for said, chains in led_to(said_by(user)) if chains]
    return Section(_("This is what your contribution did"), "people/_led_to.html", pieces[:SHOWN])


def export(user):
    return {
        "quotes": list(quotes_of(user).values("text", "consent", "consent_on")),
        "receipts": list(Receipt.objects.filter(participant__user=user).values("made_at")),
        "outcomes_published": list(
            Outcome.objects.filter(published_by=user).values("process__title", "published_at")
        ),
        "promises_written": list(Promise.objects.filter(created_by=user).values("title", "created_at")),
        "promises_changed": list(
            PromiseChange.objects.filter(changed_by=user).values("promise__title", "reason", "noted_at")
        ),
    }


def erase(user):
    """Their words go from every theme; that they said something stays counted."""
    quotes_of(user).delete()
    Receipt.objects.filter(participant__user=user).delete()


register(
    Subject(
        name="outcomes",
        order=9,
        models=[
            Outcome,
            Quote,
            Receipt,
            Theme,
            ThemeReply,
            ThemeSource,
            Evidence,
            Promise,
            PromiseAlias,
            PromiseChange,
            PromiseSource,
        ],
        section=section,
        export=export,
        erase=erase,
        keeps=_("Answers and promises of the city that you wrote down, without your name."),
    )
)
