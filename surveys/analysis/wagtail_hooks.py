"""Open answers in the menu of the admin, for analysts and the two named roles; and the list of words for signals."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from surveys.analysis import staff_views as views
from surveys.analysis.models import SignalWord
from surveys.analysis.rules import sees_signals


@hooks.register("register_admin_urls")
def addresses():
    one = "open-antwoorden/"
    return [
        path(one, views.overview, name="open_answers"),
        path(one + "signalen/", views.signals, name="open_answers_signals"),
        path(one + "signalen/<int:pk>/", views.decide, name="open_answers_decide"),
        path(one + "antwoord/<int:pk>/", views.change, name="open_answers_change"),
        path(one + "thema/<int:pk>/", views.change_theme, name="open_answers_theme"),
        path(one + "<int:pk>/<str:text_key>/", views.work, name="open_answers_work"),
        path(one + "<int:pk>/<str:text_key>/thema/", views.add_theme_to, name="open_answers_add_theme"),
    ]


class OpenAnswersMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("surveys.read_answers", None) or sees_signals(request.user)


@hooks.register("register_admin_menu_item")
def way_to_open_answers():
    return OpenAnswersMenuItem(
        _("Open answers"), reverse("open_answers"), name="open-answers", icon_name="edit", order=162
    )


class SignalWordViewSet(SnippetViewSet):
    model = SignalWord
    icon = "warning"
    menu_label = _("Words for sensitive signals")
    add_to_settings_menu = True
    list_display = ["words", "kind", UpdatedAtColumn()]
    list_filter = ["kind"]
    search_backend_name = None
    search_fields = ["words"]
    copy_view_enabled = False


register_snippet(SignalWordViewSet)
