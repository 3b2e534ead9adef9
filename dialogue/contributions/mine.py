"""What somebody said and supported, for their own page, for a copy, and for erasing."""

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from dialogue.contributions.models import Contribution, Support
from dialogue.events import ContributionErased
from dialogue.people.mine import Section, Subject, register
from dialogue.rooms.actions import record

# What stands in the place of an erased text, for everybody to read.
ERASED = "[verwijderd op verzoek]"
SHOWN = 50


def said_by(user):
    return Contribution.objects.filter(author__user=user).select_related("room__phase__process")


def section(user):
    """Newest first, with the decision that hides it."""
    newest = list(said_by(user).order_by("-created_at", "-pk")[:SHOWN])
    hidden = [contribution for contribution in newest if contribution.hidden_at]
    prefetch_related_objects(hidden, "decisions")
    for contribution in hidden:
        # Newest decision first; only one that hides names a ground.
        contribution.hiding = next((each for each in contribution.decisions.all() if each.ground), None)
    return Section(_("Your contributions"), "people/_contributions.html", newest)


def export(user):
    return {
        "contributions": [
            {
                "process": contribution.room.phase.process.title,
                "text": contribution.text,
                "written_at": contribution.created_at,
                "channel": contribution.channel,
                "hidden_at": contribution.hidden_at,
            }
            for contribution in said_by(user)
        ],
        "supported": list(
            Support.objects.filter(participant__user=user).values("contribution__text", "created_at")
        ),
    }


@transaction.atomic
def erase(user):
    """Blank the words on every screen; the row stays, so that numbers and order stay as they were."""
    for contribution in said_by(user):
        contribution.text = ERASED
        contribution.save(update_fields=["text"])
        record(contribution.room, ContributionErased(contribution=contribution.pk))


register(
    Subject(
        name="contributions",
        order=10,
        models=[Contribution, Support],
        section=section,
        export=export,
        erase=erase,
        keeps=_("That you said or supported something, without your words and your name."),
    )
)
