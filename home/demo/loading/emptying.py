"""Take everything away, so that the demo city can start over. Only ever asked in demo mode."""

from django.apps import apps
from django.db.models import ProtectedError
from wagtail.models import Page, Site

OURS = ("home", "surveys", "dialogue", "people")
# Came with a migration, not with the demo.
STAYS = ("surveys.SignalWord",)


def empty():
    """Pages first, then our rows: what others still lean on waits for the next round."""
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.specific.delete()
    left = [model for label in OURS for model in apps.get_app_config(label).get_models()]
    left = [model for model in left if not issubclass(model, Page) and model._meta.label not in STAYS]
    while left:
        still_needed = [model for model in left if not emptied(model)]
        if len(still_needed) == len(left):
            raise RuntimeError(f"Rows lean on each other: {still_needed}")
        left = still_needed


def emptied(model):
    """Rows of one kind are gone, unless others still need them."""
    for own in model._meta.concrete_fields:
        if own.null and own.related_model is model:
            model._base_manager.update(**{own.name: None})
    try:
        model._base_manager.all().delete()
    except ProtectedError:
        return False
    return True
