"""Surveys and the question bank in the admin of Wagtail."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets import Button
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from dialogue.processes.viewset import ProcessCreateView, ProcessEditView, ProcessWorkflowActionView
from surveys.building.bank import BankQuestion
from surveys.building.models import Survey
from surveys.building.panels import edit_handler
from surveys.building.staff_views import copy, translate, try_survey


class SurveyEditView(ProcessEditView):
    """With what can be done with a whole survey in the menu beside its title."""

    @property
    def header_more_buttons(self):
        of_wagtail = [button for button in super().header_more_buttons if button.label != _("Copy")]
        return of_wagtail + list(buttons_for(self.object, self.request.user))


def buttons_for(survey, user):
    name = Survey.snippet_viewset.get_url_name
    yield Button(_("Try it"), url=reverse(name("try"), args=[survey.pk]), icon_name="view", priority=1)
    if user.has_perm("surveys.add_survey"):
        yield Button(
            _("Copy"), url=reverse(name("copy_survey"), args=[survey.pk]), icon_name="copy", priority=2
        )
        yield Button(
            _("Translate"), url=reverse(name("translate"), args=[survey.pk]), icon_name="globe", priority=3
        )


class SurveyViewSet(SnippetViewSet):
    model = Survey
    icon = "clipboard-list"
    menu_label = _("Surveys")
    menu_order = 100
    add_view_class = ProcessCreateView
    edit_view_class = SurveyEditView
    workflow_action_view_class = ProcessWorkflowActionView
    list_display = ["title", LiveStatusTagColumn(), "process", "closes_at", UpdatedAtColumn()]
    list_filter = ["access", "process"]
    # The list of the editor searches in the table itself; the index is for the public site.
    search_backend_name = None
    search_fields = ["title", "lead"]
    list_per_page = 50
    edit_handler = edit_handler
    copy_view_enabled = False

    def get_queryset(self, request):
        return Survey.objects.for_cards()

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("proef/<int:pk>/", try_survey, name="try"),
            path("kopie/<int:pk>/", copy, name="copy_survey"),
            path("vertaling/<int:pk>/", translate, name="translate"),
        ]


class BankViewSet(SnippetViewSet):
    model = BankQuestion
    icon = "folder-open-inverse"
    menu_label = _("Question bank")
    menu_order = 200
    list_display = ["name", "slug", UpdatedAtColumn()]
    search_backend_name = None
    search_fields = ["name", "slug"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("slug", help_text=_("Kept with every answer. Do not change it.")),
            FieldPanel("why", help_text=_("What can be compared because of it?")),
            FieldPanel("question", help_text=_("One question. Surveys that use it take over its words.")),
        ]
    )
    copy_view_enabled = False


class SurveyGroup(SnippetViewSetGroup):
    items = (SurveyViewSet, BankViewSet)
    menu_label = _("Surveys")
    menu_icon = "clipboard-list"
    menu_order = 160
