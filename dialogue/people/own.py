"""The account itself: address, name, second steps and devices."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from dialogue.people.mine import Subject, register
from dialogue.people.models import User


def export(user):
    return {
        "email": user.email,
        "name_others_see": user.public_name,
        "name": user.get_full_name(),
        "since": user.date_joined,
        "last_signed_in": user.last_login,
        "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified")),
        "second_steps": list(
            Authenticator.objects.filter(user=user).values("type", "created_at", "last_used_at")
        ),
        "devices": list(UserSession.objects.filter(user=user).values("user_agent", "created_at")),
    }


register(
    Subject(name="account", order=1, models=[User, EmailAddress, Authenticator, UserSession], export=export)
)
