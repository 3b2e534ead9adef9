"""Bodies and their members in the admin of Wagtail."""

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple, ChoiceField, Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from dialogue.councils.models import Body, MembershipRole
from dialogue.councils.rules_of_bodies import check_reminders
from dialogue.terms.rules import CHOICES


class BodyForm(WagtailAdminModelForm):
    """Terms are chosen from the table of rules; at most one chair and one secretary sit at a time."""

    advice_term = ChoiceField(label=_("time to give advice"), choices=CHOICES, widget=Select)
    reply_term = ChoiceField(label=_("time to reply to an advice"), choices=CHOICES, widget=Select)

    def clean_reminders(self):
        check_reminders(self.cleaned_data["reminders"])
        return self.cleaned_data["reminders"]

    def clean(self):
        values = super().clean()
        forms = self.formsets["memberships"].forms if "memberships" in self.formsets else []
        rows = [
            form.cleaned_data for form in forms if form.is_valid() and not form.cleaned_data.get("DELETE")
        ]
        sitting = [row.get("role") for row in rows if row and not row.get("ends_on")]
        for role in (MembershipRole.CHAIR, MembershipRole.SECRETARY):
            if sitting.count(role) > 1:
                self.add_error(
                    None,
                    ValidationError(
                        _("There is more than one: %(role)s. End the old term first.") % {"role": role.label}
                    ),
                )
        return values


MEMBERSHIP = [
    FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
    FieldPanel("user", help_text=_("With an account somebody can enter the closed room.")),
    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    FieldPanel("is_shown"),
]


class BodyViewSet(SnippetViewSet):
    model = Body
    icon = "group"
    menu_label = _("Advisory bodies")
    menu_order = 160
    add_to_admin_menu = True
    list_display = ["name", "get_kind_display", "quorum"]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel(
                "slug", help_text=_("The last part of the address. Do not change it after publishing.")
            ),
            FieldPanel("kind"),
            FieldPanel("lead", help_text=_("Two or three short sentences. No jargon.")),
            FieldPanel("mandate"),
            FieldPanel("basis"),
            FieldPanel("contact"),
            MultiFieldPanel(
                [
                    FieldPanel("advice_term"),
                    FieldPanel("reply_term"),
                    FieldPanel("reminders"),
                    FieldPanel("quorum"),
                    FieldPanel("secretary_signs"),
                ],
                heading=_("Rules"),
            ),
            FieldPanel("sporen", widget=CheckboxSelectMultiple),
            FieldPanel("target_groups", widget=CheckboxSelectMultiple),
            InlinePanel("memberships", panels=MEMBERSHIP, heading=_("Members"), label=_("member")),
            FieldPanel("ended_on"),
        ],
        base_form_class=BodyForm,
    )
