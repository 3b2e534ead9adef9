"""Advisory bodies in the menu of the admin. «Beheer» gets add, change and delete on `body` and `membership`."""

from wagtail.snippets.models import register_snippet

from dialogue.councils.viewset import BodyViewSet

register_snippet(BodyViewSet)
