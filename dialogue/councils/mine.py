"""What somebody did as a member of a body, or asked and replied for the municipality."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue.councils.models import (
    Advice,
    AdviceAttendance,
    AdviceRequest,
    AdviceVote,
    DeadlineChange,
    Membership,
    MinorityView,
    Paper,
    RecommendationEdition,
    RecommendationReply,
    Remark,
    Signature,
)
from dialogue.people.mine import Section, Subject, register


def section(user):
    memberships = Membership.objects.current().filter(user=user).select_related("body")
    return Section(gettext_lazy("Your advisory bodies"), "dialogue/councils/_mine.html", list(memberships))


def export(user):
    return {
        "memberships": _of(
            Membership.objects.filter(user=user), "body__name", "name", "role", "starts_on", "ends_on"
        ),
        "remarks": _of(Remark.objects.filter(author__user=user), "advice__subject", "text", "written_at"),
        "versions_of_recommendations": _of(
            RecommendationEdition.objects.filter(author__user=user), "text", "written_at"
        ),
        "minority_views": _of(MinorityView.objects.filter(author__user=user), "text", "written_at"),
        "present": _of(
            AdviceAttendance.objects.filter(membership__user=user),
            "session__held_on",
            "session__advice__subject",
        ),
        "votes": _of(AdviceVote.objects.filter(membership__user=user), "session__advice__subject", "choice"),
        "signatures": _of(Signature.objects.filter(membership__user=user), "advice__subject", "signed_at"),
        "requests": _of(AdviceRequest.objects.filter(owner=user), "number", "subject"),
        "replies": _of(
            RecommendationReply.objects.filter(written_by=user), "verdict", "reasons", "written_at"
        ),
        "deadlines": _of(DeadlineChange.objects.filter(changed_by=user), "kind", "reason", "changed_at"),
    }


def _of(rows, *fields):
    return list(rows.values(*fields))


def erase(user):
    """The advice stays; who leaves is no longer to be found in it, and what they said behind closed doors goes."""
    mine = Membership.objects.filter(user=user)
    Remark.objects.filter(author__in=mine).update(text=_("Removed: this member left."))
    Signature.objects.filter(membership__in=mine).update(name="")
    mine.update(name=_("Former member"), user=None, is_shown=False)


register(
    Subject(
        name="councils",
        order=40,
        models=[
            Advice,
            AdviceAttendance,
            AdviceRequest,
            AdviceVote,
            DeadlineChange,
            Membership,
            MinorityView,
            Paper,
            RecommendationEdition,
            RecommendationReply,
            Remark,
            Signature,
        ],
        section=section,
        export=export,
        erase=erase,
        keeps=gettext_lazy(
            "Formal advice you worked on, without your name. It is part of a public decision."
        ),
    )
)
