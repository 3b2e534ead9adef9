"""Whatever an editor changes in public, kept pages must be made anew. This is the only place that listens for it."""

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from config.page_cache import purge

# Shown in public as soon as they are saved. Things with drafts are not here: they say `published`.
SHOWN_WHEN_SAVED = (
    "dialogue.Edition",
    "dialogue.Spoor",
    "dialogue.SpoorEdition",
    "dialogue.SpoorName",
    "dialogue.SpoorRelation",
    "dialogue.Movement",
    "dialogue.TargetGroup",
    "dialogue.Neighbourhood",
    "wagtailcore.Site",
    "wagtailcore.PageViewRestriction",
    "wagtailimages.Image",
    "wagtaildocs.Document",
    "wagtailredirects.Redirect",
)
SAID_BY_WAGTAIL = (page_published, page_unpublished, post_page_move, published, unpublished)


def purge_when_kept(**kwargs):
    """After the change can be read by others, and not when it is rolled back."""
    transaction.on_commit(purge)


def shown_models():
    """The list above, and everything of our own that is not a page."""
    ours = [model for model in apps.get_app_config("home").get_models() if not issubclass(model, Page)]
    return [apps.get_model(label) for label in SHOWN_WHEN_SAVED] + ours


def listen():
    for signal in SAID_BY_WAGTAIL:
        signal.connect(purge_when_kept, dispatch_uid="purge")
    for model in shown_models():
        post_save.connect(purge_when_kept, sender=model, dispatch_uid="purge")
        post_delete.connect(purge_when_kept, sender=model, dispatch_uid="purge")
    for model in apps.get_models():
        if issubclass(model, Page):
            post_delete.connect(purge_when_kept, sender=model, dispatch_uid="purge")
