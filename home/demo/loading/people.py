"""Load the demo accounts. Their password exists in demo mode only."""

from django.conf import settings
from django.contrib.auth.hashers import make_password

from dialogue.people.models import User
from home.demo.loading.reading import read
from home.groups import ANALYSTS, COLLEGE, COMMUNICATION, CONFIDANTS, EDITING, MODERATION, OFFICIALS
from home.setting_up import set_up_staff

ADMINS = "admins"
# Accounts name these keys; admins need no group.
GROUPS = {
    "editors": COMMUNICATION,
    "approvers": EDITING,
    "moderators": MODERATION,
    "officials": OFFICIALS,
    "college": COLLEGE,
    "analysts": ANALYSTS,
    "confidants": CONFIDANTS,
}


def load_people():
    groups = set_up_staff()
    # Worked out once: they all have the same one, and a good hash takes a third of a second.
    password = make_password(settings.DEMO_PASSWORD if settings.DEMO_MODE else None)
    return {item["email"]: load_person(item, groups, password) for item in read("accounts")["accounts"]}


def load_person(item, groups, password):
    is_admin = ADMINS in item["groups"]
    user = User.objects.create_user(
        item["email"],
        first_name=item["name"],
        public_name=item["nickname"],
        is_staff=is_admin,
        is_superuser=is_admin,
    )
    User.objects.filter(pk=user.pk).update(password=password)
    user.groups.set(groups[GROUPS[key]] for key in item["groups"] if key != ADMINS)
    return user
