"""Who needs a second factor, and who has one."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.db.models import Q

from dialogue.people.models import Role, User

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# What a council member sees of a process is what everybody sees; the others see or decide more.
WORK = ("access_admin", "enter_paper")
WORKING_ROLES = [role for role in Role if role != Role.COUNCIL_MEMBER]


def needs_second_factor(user):
    """Everybody who works with what others wrote, or decides what others read."""
    if user.is_staff or user.is_superuser:
        return True
    works = (
        Q(groups__permissions__codename__in=WORK)
        | Q(user_permissions__codename__in=WORK)
        | Q(process_roles__role__in=WORKING_ROLES)
    )
    return User.objects.filter(works, pk=user.pk).exists()


def has_second_factor(user):
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def used_second_factor(request):
    """This session was opened with it, so nothing has to be looked up."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))
