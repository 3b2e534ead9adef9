"""Whole sentences about votes, for the public: how many, never who."""

from collections import Counter

from django.utils.translation import gettext as _

from dialogue.councils.models import Choice


def facts_of_votes(advice):
    """How the advice was adopted, in one line; "" when it was not."""
    session = advice.sessions.filter(is_adopted=True).prefetch_related("votes", "attendances").first()
    if session is None:
        return ""
    counts = Counter(vote.choice for vote in session.votes.all())
    return _(
        "%(present)s members were present. %(for)s voted for, %(against)s against, %(abstain)s abstained."
    ) % {
        "present": len(session.attendances.all()),
        **{choice.value: counts[choice] for choice in Choice},
    }
