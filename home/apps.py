from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """What Wagtail shows: pages, blocks and snippets. Presents, never decides."""

    name = "home"
    verbose_name = _("Website")

    def ready(self):
        # Models exist only now.
        from config.documents import sent_by
        from home.identity import sender
        from home.purging import listen

        listen()
        sent_by(sender)
