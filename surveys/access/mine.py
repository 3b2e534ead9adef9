"""What the panel keeps about somebody with an account. What they answered is nowhere to be found, also not by us."""

from django.utils.translation import gettext_lazy as _

from dialogue.people.mine import Section, Subject, register
from surveys.access import tokens
from surveys.access.models import CodeBatch, Invitation, PanelMember, Right, Used
from surveys.access.panel import leave_panel, members_of
from surveys.access.rights import key_of_user
from surveys.building.models import Survey


def section(user):
    things = [{"address": tokens.address(member, tokens.PROFILE)} for member in members_of(user)]
    return Section(_("Citizens' panel"), "surveys/panel/_mine.html", things)


def export(user):
    return {
        "panel": [profile_of(member) for member in members_of(user)],
        "surveys_answered_with_account": answered_by(user),
    }


def profile_of(member):
    return {
        "email": member.email,
        "name": member.name,
        "street": member.street,
        "postcode": member.postcode,
        "town": member.town,
        "neighbourhood": str(member.neighbourhood or ""),
        "age": member.age_band,
        "target_groups": [str(group) for group in member.target_groups.all()],
        "confirmed_at": member.confirmed_at,
        "invitations": list(
            Invitation.objects.filter(right__member=member).values(
                "right__survey__title", "number", "way", "state", "sent_on"
            )
        ),
    }


def answered_by(user):
    """Titles only: that there is an answer, never which."""
    keys = {key_of_user(survey, user): survey.title for survey in Survey.objects.all()}
    return [keys[key] for key in Used.objects.filter(key__in=keys).values_list("key", flat=True)]


def erase(user):
    for member in members_of(user):
        leave_panel(actor=member)


register(
    Subject(
        name="panel",
        order=40,
        models=[PanelMember, Right, Used, Invitation, CodeBatch],
        section=section,
        export=export,
        erase=erase,
        keeps=_(
            "That a right to answer a survey was used, without your name. Nobody can see your answer with it."
        ),
    )
)
