"""What people do with their own account."""

import uuid

from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError

from dialogue.people.mine import subjects


@transaction.atomic
def choose_public_name(*, actor, public_name):
    """Choose the name that others see from now on."""
    actor.public_name = public_name
    actor.save(update_fields=["public_name"])
    return actor


@transaction.atomic
def erase_person(*, actor):
    """Take somebody out of the platform. What they said is blanked, so that counts and order stay as they were."""
    if not actor.is_authenticated:
        raise PermissionDenied
    for subject in subjects():
        if subject.erase:
            subject.erase(actor)
    end_sessions(actor)
    try:
        with transaction.atomic():
            actor.delete()
    except ProtectedError:
        # Decisions keep who took them; that row stays, without anything that says who it is.
        blank(actor)


def end_sessions(user):
    keys = list(user.usersession_set.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()


def blank(user):
    user.email = f"{uuid.uuid4()}@erased.invalid"
    user.public_name = user.first_name = user.last_name = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    for rows in (user.emailaddress_set, user.authenticator_set, user.usersession_set, user.process_roles):
        rows.all().delete()
    user.groups.clear()
    user.user_permissions.clear()
