"""Where allauth asks what our rules are."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from dialogue.people.second_factor import needs_second_factor
from dialogue.people.tasks import send_mail

UNKNOWN = "account/email/unknown_account"


def by_code(records):
    return [record for record in records if record["method"] == "code"]


class AccountAdapter(DefaultAccountAdapter):
    """Mail leaves after the answer, so a known and an unknown address take the same time (reliability G30)."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This code is not right. Look at the code in the mail and try again."),
        "too_many_login_attempts": _("You tried too often. Wait five minutes and try again."),
        "rate_limited": _("You tried too often. Wait five minutes and try again."),
        "email_password_mismatch": _("This e-mail address and password do not belong together."),
        "incorrect_password": _("This password is not right."),
        "enter_current_password": _("Fill in the password you have now."),
        "same_as_current": _("You already use this address."),
        "email_taken": _("You cannot use this address."),
        "invalid_login": _("Fill in your e-mail address."),
        "account_inactive": _("This account is closed."),
    }

    def send_mail(self, template_prefix, email, context):
        """Put a mail in the queue. For an unknown address the same work is done, but nothing is sent."""
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        body = render_to_string(f"{template_prefix}_message.txt", context).strip()
        send_mail.enqueue(
            to="" if template_prefix == UNKNOWN else email,
            subject=subject,
            body=body,
            code=context.get("code", ""),
        )

    def pre_login(self, request, user, *, email, **kwargs):
        """Who filled in the code from the mail has shown the address; an account made in the editor has no row yet."""
        records = get_authentication_records(request, user)
        if email == user.email and any(record.get("email") == email for record in by_code(records)):
            EmailAddress.objects.get_or_create(
                user=user, email=email, defaults={"verified": True, "primary": True}
            )
        return super().pre_login(request, user, email=email, **kwargs)

    def get_reauthentication_methods(self, user):
        return [] if isinstance(user, AnonymousUser) else super().get_reauthentication_methods(user)


class MFAAdapter(DefaultMFAAdapter):
    """The second factor carries the name of the platform, and staff cannot go without."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Look in your app and try again."),
        "unverified_email": _("First confirm your e-mail address."),
        "cannot_delete_authenticator": _(
            "You work for the city, so you need a second step. Add another one first."
        ),
    }

    def get_totp_issuer(self):
        return settings.WAGTAIL_SITE_NAME

    def can_delete_authenticator(self, authenticator):
        others = authenticator.user.authenticator_set.exclude(pk=authenticator.pk).exclude(
            type="recovery_codes"
        )
        return settings.DEMO_MODE or others.exists() or not needs_second_factor(authenticator.user)
