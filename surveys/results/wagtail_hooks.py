"""The city in figures: what the people who answered are compared with."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from surveys.results.models import CityGroup


class CityGroupViewSet(SnippetViewSet):
    model = CityGroup
    icon = "group"
    menu_label = _("The city in figures")
    add_to_settings_menu = True
    list_display = ["label", "kind", "people", "source", "as_of"]
    list_filter = ["kind"]
    search_backend_name = None
    search_fields = ["label"]
    copy_view_enabled = False


register_snippet(CityGroupViewSet)
