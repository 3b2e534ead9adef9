"""Processes and roles in the admin of Wagtail."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from dialogue.processes.editor import RoleForm
from dialogue.processes.models import ClosingAnswer, Process, ProcessRole
from dialogue.processes.panels import edit_handler


def tell(request, error):
    """A refusal, in the words of the rule."""
    messages.error(request, " ".join(str(words) for words in error.messages))


class RefusedInWords:
    """The form has told what is missing; this is for what changed between reading the form and publishing."""

    def run_action_method(self):
        try:
            with transaction.atomic():
                return super().run_action_method()
        except ValidationError as error:
            tell(self.request, error)
            return redirect(self.get_edit_url())


class ProcessCreateView(RefusedInWords, snippets.CreateView):
    pass


class ProcessEditView(RefusedInWords, snippets.EditView):
    pass


class ProcessWorkflowActionView(snippets.WorkflowActionView):
    """Approving publishes without the editor's form, so a refusal comes from the process itself."""

    def post(self, request, *args, **kwargs):
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except ValidationError as error:
            tell(request, error)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)


class ProcessViewSet(SnippetViewSet):
    model = Process
    icon = "comment"
    menu_label = _("Processes")
    menu_order = 100
    add_view_class = ProcessCreateView
    edit_view_class = ProcessEditView
    workflow_action_view_class = ProcessWorkflowActionView
    list_display = ["title", LiveStatusTagColumn(), "state_words", "answer_by", UpdatedAtColumn()]
    list_filter = ["rung", "sporen", "target_groups"]
    # The list of the editor searches in the table itself; the index is for the public site.
    search_backend_name = None
    search_fields = ["title", "question"]
    list_per_page = 50
    edit_handler = edit_handler
    copy_view_enabled = False

    def get_queryset(self, request):
        return Process.objects.for_cards()


class RoleViewSet(SnippetViewSet):
    model = ProcessRole
    icon = "group"
    menu_label = _("Roles")
    menu_order = 200
    list_display = ["__str__", "process", "role"]
    list_filter = ["process", "role"]
    edit_handler = ObjectList(
        [FieldPanel("process"), FieldPanel("email"), FieldPanel("role")], base_form_class=RoleForm
    )
    copy_view_enabled = False


class AnswerViewSet(SnippetViewSet):
    """To mend a word in an answer that is public; Wagtail keeps who did so. Giving an answer is not done here."""

    model = ClosingAnswer
    icon = "mail"
    menu_label = _("Answers")
    menu_order = 300
    list_display = ["__str__", "published_at", "published_by"]
    edit_handler = ObjectList(
        [
            FieldPanel(name, heading=heading)
            for name, heading in (
                ("heard", _("What we heard")),
                ("done", _("What we do with it")),
                ("not_done", _("What we do not do, and why")),
                ("decided_by", _("Who decided")),
            )
        ]
    )
    copy_view_enabled = False


class TakingPartGroup(SnippetViewSetGroup):
    items = (ProcessViewSet, RoleViewSet, AnswerViewSet)
    menu_label = _("Taking part")
    menu_icon = "group"
    menu_order = 150
