"""What somebody reported, and what they decided about others."""

from django.utils.translation import gettext_lazy as _

from dialogue.moderation.models import Appeal, Claim, Decision, Flag
from dialogue.people.mine import Subject, register


def export(user):
    return {
        "reports": list(
            Flag.objects.filter(participant__user=user).values(
                "contribution__text", "ground", "words", "created_at"
            )
        ),
        "decisions_about_you": list(
            Decision.objects.filter(contribution__author__user=user).values(
                "contribution__text", "verdict", "ground", "words", "decided_at"
            )
        ),
        "appeals": list(Appeal.objects.filter(contribution__author__user=user).values("words", "created_at")),
        "decisions_by_you": list(
            Decision.objects.filter(moderator=user).values("verdict", "ground", "words", "decided_at")
        ),
    }


def erase(user):
    Flag.objects.filter(participant__user=user).update(words="")
    Appeal.objects.filter(contribution__author__user=user).update(words="")


register(
    Subject(
        name="moderation",
        order=20,
        models=[Decision, Flag, Appeal, Claim],
        export=export,
        erase=erase,
        keeps=_("Decisions about contributions, without your name. The law asks us to keep them."),
    )
)
