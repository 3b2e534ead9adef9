"""Mails to the panel. The words stand in templates; they leave by a job, like every mail."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dialogue.people.tasks import send_mail
from surveys.access import tokens


def mail_confirm(member):
    tell(member, _("Confirm that you join the citizens' panel"), "confirm", purpose=tokens.CONFIRM)


def mail_known_already(member):
    tell(member, _("You are in the citizens' panel already"), "known_already", purpose=tokens.PROFILE)


def mail_profile(member):
    tell(member, _("Your data in the citizens' panel"), "profile", purpose=tokens.PROFILE)


def mail_nobody():
    """The same work as for somebody we know."""
    send_mail.enqueue(to="", subject=_("Your data in the citizens' panel"), body="")


def tell(member, subject, template, purpose):
    context = {"link": settings.BASE_URL + tokens.address(member, purpose)}
    body = render_to_string(f"mail/panel_{template}.txt", context).strip()
    send_mail.enqueue(to=member.email, subject=subject, body=body)
