"""What the groups may do in the editor. Rights within one process are roles, not groups.

Communicatie writes and sends in, Eindredactie approves the work of others, Beheer does everything about the site.
Only Beheer can publish without a second person: for when something must go now.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

FILES = ("image", "document")
TEXTS = ("figure", "fact", "financetable", "milestone", "term")
TAGS = ("edition", "spoor", "movement", "targetgroup", "neighbourhood")


def may(app, actions, *models):
    return Q(
        content_type__app_label=app,
        codename__in=[f"{action}_{model}" for action in actions for model in models],
    )


EDIT, ALL = ("view", "add", "change"), ("view", "add", "change", "delete")
ENTER = Q(content_type__app_label="wagtailadmin", codename="access_admin")
WRITE = (
    ENTER
    | may("dialogue", EDIT, "process")
    | may("surveys", EDIT, "survey")
    | may("surveys", ("view",), "bankquestion")
    | may("home", EDIT, *TEXTS)
    | may("dialogue", ("view",), *TAGS)
)
APPROVE = (
    WRITE | may("dialogue", ("lock", "unlock"), "process") | may("surveys", ("lock", "unlock"), "survey")
)
MANAGE = (
    ENTER
    | may("dialogue", (*ALL, "publish", "lock", "unlock"), "process")
    | may("dialogue", ALL, "processrole", *TAGS)
    | may("dialogue", EDIT, "promise")
    | may("surveys", (*ALL, "publish", "lock", "unlock"), "survey")
    | may("surveys", ALL, "bankquestion", "signalword", "citygroup")
    | may("home", ALL, *TEXTS)
    | may("home", ("change",), "sitesettings")
    | may("wagtailredirects", ALL, "redirect")
)
# How mail about events goes, and letters for who has no e-mail.
TELL = may("dialogue", ("send",), "letters") | may("dialogue", ("see",), "notices")
# Typing in what came on paper and sitting with people who want help; letters and posters.
TYPE_IN = may("surveys", ("enter",), "paper")
PAPER = TYPE_IN | may("surveys", ("print",), "paper")
# Bodies and their members are for Beheer; asking them, and replying for the college, is work of others.
BODIES = may("dialogue", ALL, "body", "membership")
ASK_ADVICE = Q(content_type__app_label="dialogue", codename="ask_for_advice")
REPLY_FOR_COLLEGE = Q(content_type__app_label="dialogue", codename="reply_for_college")
# Reading open answers is work of its own; what is held back is for two named roles, also not for Beheer.
ANALYSE = Q(content_type__app_label="surveys", codename="analyse_answers")
SEE_SIGNALS = Q(content_type__app_label="surveys", codename="see_signals") | may("surveys", ALL, "signalword")
COMMUNICATION, EDITING, MANAGEMENT = "Communicatie", "Eindredactie", "Beheer"
MODERATION, OFFICIALS, COLLEGE, CLERKS = "Moderatie", "Ambtenaren", "College", "Invoer"
ANALYSTS, CONFIDANTS, PROTECTION_OFFICERS = "Analisten", "Vertrouwenspersonen", "Gegevensbescherming"

# Name: (in the editor, on every page, on every file). Beheer gives roles, but no accounts: those are for admins.
GROUPS = {
    COMMUNICATION: (WRITE | PAPER | TELL, ("add", "change"), ("add", "change", "choose")),
    EDITING: (APPROVE, ("add", "change", "lock", "unlock"), ("add", "change", "choose")),
    MANAGEMENT: (
        MANAGE | PAPER | BODIES | TELL,
        ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        ("add", "change", "choose"),
    ),
    MODERATION: (ENTER, (), ()),
    OFFICIALS: (ENTER | ASK_ADVICE, (), ()),
    COLLEGE: (ENTER | REPLY_FOR_COLLEGE, (), ()),
    # Not in the editor: /invoer/ and helping people are their pages.
    CLERKS: (TYPE_IN, (), ()),
    ANALYSTS: (ENTER | ANALYSE, (), ()),
    CONFIDANTS: (ENTER | SEE_SIGNALS, (), ()),
    PROTECTION_OFFICERS: (ENTER | SEE_SIGNALS, (), ()),
}
# Wagtail's own, which would let people publish alone.
WAGTAILS_OWN = ("Editors", "Moderators")


def set_up_groups():
    """{name: group} with exactly these rights, however often it runs."""
    Group.objects.filter(name__in=WAGTAILS_OWN, user=None).delete()
    return {name: set_up_group(name, *rights) for name, rights in GROUPS.items()}


def set_up_group(name, editor, pages, files):
    group, _is_new = Group.objects.get_or_create(name=name)
    group.permissions.set(Permission.objects.filter(editor))
    _open_pages(group, [f"{action}_page" for action in pages])
    _open_files(group, [f"{action}_{kind}" for action in files for kind in FILES])
    return group


def _open_pages(group, codenames):
    root = Page.get_first_root_node()
    permissions = Permission.objects.filter(codename__in=codenames, content_type__app_label="wagtailcore")
    GroupPagePermission.objects.filter(group=group).exclude(permission__in=permissions, page=root).delete()
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _open_files(group, codenames):
    files = Collection.get_first_root_node()
    permissions = Permission.objects.filter(codename__in=codenames)
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=permissions).delete()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=files, permission=permission)
