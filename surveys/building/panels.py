"""How the editor of a survey is laid out, with help beside each field."""

from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from surveys.building.definition import definition_of
from surveys.building.editor import SurveyForm
from surveys.building.minutes import LONG, minutes_of


class HowLong(Panel):
    """How long it takes to answer what was kept last."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "surveys/building/admin/how_long.html"

        def is_shown(self):
            return self.minutes > 0

        @cached_property
        def minutes(self):
            return minutes_of(definition_of(self.instance.questions))

        @property
        def is_long(self):
            return self.minutes > LONG


def tags(name, help_text):
    return FieldPanel(name, widget=CheckboxSelectMultiple, required_on_save=False, help_text=help_text)


ABOUT = [
    TitleFieldPanel("title", placeholder=False, help_text=_("For lists and menus, at most five words.")),
    FieldPanel("slug", help_text=_("The last part of the address. Do not change it after publishing.")),
    FieldPanel("lead", help_text=_("Two or three short sentences. No jargon.")),
    FieldRowPanel([FieldPanel("process"), FieldPanel("phase")]),
    FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
    FieldPanel("results_on", help_text=_("On this day people can read the results. Keep this promise.")),
]
WHO = [
    FieldPanel("access", help_text=_("Choose before you publish. Afterwards it stays as it is.")),
    FieldPanel(
        "how_to_get_code", help_text=_("Only with a code. For example: in the letter, or call 14 038.")
    ),
    FieldPanel(
        "is_anonymous",
        help_text=_("Nobody, not even we, can see who gave which answer. Untick only when you need names."),
    ),
    FieldPanel(
        "is_sensitive", help_text=_("About health, religion, debt or crime. Results are rounded more.")
    ),
    FieldPanel("language"),
]
TEXTS = [
    FieldPanel("start_text", help_text=_("Why do you ask this? Say that it is not binding.")),
    FieldPanel("what_happens", help_text=_("Who reads the answers, and what do they do with them?")),
    FieldPanel("thanks_text", help_text=_("What happens now, and when do people hear of it?")),
]
TAGS = [
    tags("sporen", _("What is it about?")),
    tags("target_groups", _("Whom does it concern?")),
    tags("neighbourhoods", _("None means: the whole city.")),
    tags("movements", _("The movements this belongs to.")),
]

edit_handler = TabbedInterface(
    [
        ObjectList(
            [MultiFieldPanel(ABOUT, heading=_("About this survey")), PublishingPanel()], heading=_("About")
        ),
        ObjectList([HowLong(), FieldPanel("questions")], heading=_("Questions")),
        ObjectList([MultiFieldPanel(WHO, heading=_("Who may answer"))], heading=_("Who")),
        ObjectList([MultiFieldPanel(TEXTS, heading=_("Start, thanks and promise"))], heading=_("Texts")),
        ObjectList([MultiFieldPanel(TAGS, heading=_("Subjects"))], heading=_("Subjects")),
    ],
    base_form_class=SurveyForm,
)
