"""How the editor of a process is laid out, with help beside each field."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from dialogue.processes.editor import ProcessForm
from dialogue.processes.phases import TAKING_PART
from dialogue.processes.publishing import too_early


class AnswerWarning(Panel):
    """Says so when people can talk but no answer is planned, or it comes too early."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "dialogue/processes/admin/answer_warning.html"

        def is_shown(self):
            return bool(self.too_early) or self.is_without_answer

        @property
        def is_without_answer(self):
            phases = self.instance.phases.all()
            return not self.instance.answer_by and any(phase.kind in TAKING_PART for phase in phases)

        @property
        def too_early(self):
            return too_early(self.instance.answer_by, self.instance.phases.all())


def tags(name, help_text):
    # Wagtail would demand these for a draft too: they are many-to-many, so never empty text.
    return FieldPanel(name, widget=CheckboxSelectMultiple, required_on_save=False, help_text=help_text)


QUESTION = [
    TitleFieldPanel("title", placeholder=False, help_text=_("For lists and menus, at most five words.")),
    FieldPanel("slug", help_text=_("The last part of the address. Do not change it after publishing.")),
    FieldPanel("question", help_text=_("One question, as you would ask it at the kitchen table.")),
    FieldPanel("lead", help_text=_("Two or three short sentences. No jargon.")),
    FieldPanel("why", help_text=_("What will you do with the answers?")),
    FieldPanel("for_whom", help_text=_("Name the people, not the policy.")),
]
FRAMES = [
    FieldPanel("what_is_fixed", help_text=_("What cannot change any more? Begin a line with - for a list.")),
    FieldPanel(
        "what_is_open", help_text=_("What can people still influence? Begin a line with - for a list.")
    ),
    FieldPanel("rung", help_text=_("The rung is a promise: it tells what people may expect of you.")),
    FieldPanel("reservation", help_text=_("Only when you make an exception to that promise.")),
]
ANSWER = [
    AnswerWarning(),
    FieldPanel("decided_by", help_text=_("For example: the city council.")),
    FieldPanel("decided_on"),
    FieldPanel(
        "answer_by", help_text=_("A date that passes without an answer is shown as late, to everyone.")
    ),
    FieldPanel(
        "how_you_hear", help_text=_("On this page, by mail, by letter? Also for people without e-mail.")
    ),
]
TAGS = [
    tags("sporen", _("At least one.")),
    tags("target_groups", _("At least one.")),
    tags("neighbourhoods", _("None means: the whole city.")),
    tags("movements", _("The movements this belongs to.")),
]
PHASE = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("title")]),
    FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
    FieldPanel("explanation", help_text=_("One sentence: what happens, and where.")),
    FieldPanel("guests_allowed", help_text=_("People can take part under a nickname.")),
]
CONTACT = [
    FieldPanel("contact_name"),
    FieldPanel("contact_role"),
    FieldPanel("contact_phone", help_text=_("People without e-mail call this number.")),
    FieldPanel("contact_email"),
]

edit_handler = TabbedInterface(
    [
        ObjectList(
            [MultiFieldPanel(QUESTION, heading=_("The question")), PublishingPanel()],
            heading=_("Question"),
        ),
        ObjectList([MultiFieldPanel(FRAMES, heading=_("Frame and promise"))], heading=_("Frame")),
        ObjectList(
            [InlinePanel("phases", panels=PHASE, heading=_("Phases"), label=_("phase"))], heading=_("Phases")
        ),
        ObjectList([MultiFieldPanel(ANSWER, heading=_("Decision and answer"))], heading=_("Answer")),
        ObjectList([MultiFieldPanel(TAGS, heading=_("Subjects"))], heading=_("Subjects")),
        ObjectList([MultiFieldPanel(CONTACT, heading=_("Who to ask"))], heading=_("Contact")),
    ],
    base_form_class=ProcessForm,
)
