"""What people do to join the panel, to change what is known of them, and to leave."""

import uuid
from datetime import timedelta

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from surveys.access import tokens
from surveys.access.messages import mail_confirm, mail_known_already, mail_nobody, mail_profile
from surveys.access.models import PanelMember

# A second click, or a second try in the same minute, sends no second mail.
ONCE_A = 60
FORGET_UNCONFIRMED = timedelta(seconds=tokens.LIFE[tokens.CONFIRM])


def first_mail(kind, email):
    return cache.add(f"panel:{kind}:{salted_hmac('panel', email.lower()).hexdigest()}", 1, ONCE_A)


@transaction.atomic
def join_by_mail(*, email, target_groups, **profile):
    """Ask for a place in the panel. Nobody learns on screen whether this address has one already: the mail tells."""
    email = email.lower()
    member, is_new = find_or_make(email, profile)
    if is_new:
        member.target_groups.set(target_groups)
    if first_mail("join", email):
        mail_known_already(member) if member.confirmed_at else mail_confirm(member)
    return member


def find_or_make(email, profile):
    """Two clicks at the same moment make one member."""
    try:
        with transaction.atomic():
            return PanelMember.objects.get_or_create(email=email, defaults=profile)
    except IntegrityError:
        return PanelMember.objects.get(email=email), False


@transaction.atomic
def join_by_letter(*, key, target_groups, **profile):
    """A place in the panel by post; there is nothing to confirm, the first letter says how to leave.

    The form carries its own key, so sending it twice makes one member.
    """
    member, is_new = PanelMember.objects.get_or_create(
        pk=uuid.UUID(str(key)), defaults={"confirmed_at": timezone.now(), **profile}
    )
    if is_new:
        member.target_groups.set(target_groups)
    return member


def confirm_member(*, actor):
    """The link in the mail was opened by the one who reads that address."""
    PanelMember.objects.filter(pk=actor.pk, confirmed_at=None).update(confirmed_at=timezone.now())
    actor.refresh_from_db()
    return actor


@transaction.atomic
def change_profile(*, actor, target_groups, **profile):
    for name, value in profile.items():
        setattr(actor, name, value)
    actor.save(update_fields=list(profile))
    actor.target_groups.set(target_groups)
    return actor


@transaction.atomic
def leave_panel(*, actor):
    """Forget a member and every invitation, at once. An answer that was given stays: nobody knows whose it was."""
    actor.rights.all().delete()
    actor.delete()


def send_profile_link(*, email):
    """The way to one's own data, by mail; an address nobody knows takes the same work and sends nothing."""
    member = PanelMember.objects.filter(email=email.lower()).first()
    if first_mail("profile", email):
        if member is None:
            mail_nobody()
        elif member.confirmed_at:
            mail_profile(member)
        else:
            mail_confirm(member)


def members_of(user):
    return PanelMember.objects.filter(email=user.email.lower())


def forget_unconfirmed():
    """Who did not open the link within a week did not want to join, or it was not their address."""
    day = timezone.localdate() - FORGET_UNCONFIRMED
    return PanelMember.objects.filter(confirmed_at=None, asked_on__lt=day).delete()[0]
