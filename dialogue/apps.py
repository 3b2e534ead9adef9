from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class DialogueConfig(AppConfig):
    """One app; a folder per subject."""

    name = "dialogue"
    verbose_name = _("Dialogue")

    def ready(self):
        autodiscover_modules("tagged", "answered", "inputs", "heard", "doors")
