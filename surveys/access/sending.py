"""Bringing invitations to the people: mails one by one, letters in a pile for the printer.

A mail is claimed before it is sent, by a conditional update, so two workers never send the same one. When the mail
server refuses, it stays planned for later; when it keeps refusing, staff see that it could not be delivered.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys.access import tokens
from surveys.access.handing_out import demand_right, link_to
from surveys.access.inviting import REMINDERS, code_of
from surveys.access.models import Invitation, InvitationState, Used, Way
from surveys.access.rights import key_of_right

# After a try, when the next one is due; a worker that was killed in the middle is waited for just as long.
WAIT = [timedelta(minutes=15), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24)]


def due():
    planned = Invitation.objects.filter(state=InvitationState.PLANNED, next_try_at__lte=timezone.now())
    return planned.filter(right__survey__opens_at__lte=timezone.now())


def deliver(pk):
    """Send one invitation by mail, if it is still to be sent. True when it left."""
    invitation = due().filter(pk=pk, way=Way.MAIL).select_related("right__survey", "right__member").first()
    if invitation is None or not claim(invitation):
        return False
    if not is_wanted(invitation):
        invitation.delete()
        return False
    try:
        mail_for(invitation).send()
    except OSError:
        if invitation.tries + 1 >= len(WAIT):
            Invitation.objects.filter(pk=pk).update(state=InvitationState.FAILED)
        return False
    Invitation.objects.filter(pk=pk).update(state=InvitationState.SENT, sent_on=timezone.localdate())
    return True


def claim(invitation):
    """True for exactly one of those who want to send this one now."""
    mine = Invitation.objects.filter(
        pk=invitation.pk,
        state=InvitationState.PLANNED,
        tries=invitation.tries,
        next_try_at__lte=timezone.now(),
    )
    later = timezone.now() + WAIT[min(invitation.tries, len(WAIT) - 1)]
    return mine.update(tries=F("tries") + 1, next_try_at=later) == 1


def is_wanted(invitation):
    """Not when somebody has answered meanwhile, or the survey is over."""
    right = invitation.right
    return right.survey.is_open() and not Used.objects.filter(key=key_of_right(right)).exists()


def mail_for(invitation):
    right, leave = invitation.right, settings.BASE_URL + tokens.address(invitation.right.member, tokens.LEAVE)
    code = code_of(right.survey, right.member)
    subject = _("Reminder: %(title)s") if invitation.number else _("Will you answer? %(title)s")
    subject = subject % {"title": right.survey.title}
    context = {
        "survey": right.survey,
        "number": invitation.number,
        "last": invitation.number == REMINDERS,
        "code": code,
        "link": link_to(right.survey, code),
        "leave": leave,
    }
    body = render_to_string("mail/panel_invitation.txt", context).strip()
    # One click in the mail program itself (RFC 8058).
    headers = {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = EmailMultiAlternatives(
        subject, body, settings.DEFAULT_FROM_EMAIL, [right.member.email], headers=headers
    )
    page = render_to_string("mail/message.html", {"subject": subject, "body": body, "code": ""})
    mail.attach_alternative(page, "text/html")
    return mail


@dataclass(frozen=True)
class Letter:
    """What the letter to one member needs."""

    invitation: int
    number: int
    name: str
    address: tuple
    code: str
    link: str
    leave: str


def invitations_by_letter(survey):
    """Letters that wait to be printed, for the PDF and for the printer; marked as sent by `letters_posted`."""
    waiting = Invitation.objects.filter(right__survey=survey, way=Way.LETTER, state=InvitationState.PLANNED)
    waiting = waiting.select_related("right__survey", "right__member").order_by("pk")
    return [letter_for(invitation) for invitation in waiting if is_wanted(invitation)]


def letter_for(invitation):
    right, member = invitation.right, invitation.right.member
    code = code_of(right.survey, member)
    return Letter(
        invitation=invitation.pk,
        number=invitation.number,
        name=member.name,
        address=(member.street, f"{member.postcode}  {member.town}"),
        code=code,
        link=link_to(right.survey, code),
        leave=settings.BASE_URL + tokens.address(member, tokens.LEAVE),
    )


def letters_posted(*, actor, survey, up_to):
    """Staff say that the letters are in the post; `up_to` is the last one on their list, later ones wait."""
    demand_right(actor, survey)
    waiting = Invitation.objects.filter(right__survey=survey, way=Way.LETTER, state=InvitationState.PLANNED)
    return waiting.filter(pk__lte=up_to).update(state=InvitationState.SENT, sent_on=timezone.localdate())
