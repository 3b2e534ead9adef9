"""Tags in the admin of Wagtail."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from dialogue.taxonomy.models import Edition, Effect, Movement, Neighbourhood, Spoor, TargetGroup

SPOOR_EDITION = [
    FieldRowPanel([FieldPanel("edition"), FieldPanel("number"), FieldPanel("is_listed")]),
    FieldPanel("name"),
    FieldRowPanel([FieldPanel("state"), FieldPanel("state_since")]),
    FieldPanel("reason"),
    FieldPanel("source"),
]
SPOOR_NAME = [
    FieldPanel("name"),
    FieldRowPanel([FieldPanel("edition"), FieldPanel("is_preferred")]),
    FieldPanel("place"),
    FieldPanel("source"),
]
SPOOR_RELATION = [
    FieldRowPanel([FieldPanel("other"), FieldPanel("edition")]),
    FieldPanel("reason"),
    FieldPanel("source"),
]


class TagViewSet(SnippetViewSet):
    copy_view_enabled = False
    inspect_view_enabled = False


class SpoorViewSet(TagViewSet):
    model = Spoor
    icon = "tag"
    menu_label = _("Sporen")
    menu_order = 100
    search_fields = ["preferred_name", "names__name"]
    edit_handler = ObjectList(
        [
            FieldPanel("preferred_name", help_text=_("Short, for tags and menus.")),
            FieldPanel(
                "slug", help_text=_("The last part of the address. It stays the same in every edition.")
            ),
            FieldPanel("colour", help_text=_("Every spoor has its own colour and shape.")),
            InlinePanel("editions", panels=SPOOR_EDITION, heading=_("In each edition"), label=_("edition")),
            InlinePanel(
                "names", panels=SPOOR_NAME, heading=_("All names, so people find it"), label=_("name")
            ),
            InlinePanel("relations", panels=SPOOR_RELATION, heading=_("Other sporen"), label=_("relation")),
        ]
    )


class EditionViewSet(TagViewSet):
    model = Edition
    icon = "date"
    menu_label = _("Editions")
    menu_order = 200
    list_display = ["name", "version", "dated_on", "adopted_on"]


class MovementViewSet(TagViewSet):
    model = Movement
    icon = "arrow-right"
    menu_label = _("Movements")
    menu_order = 300
    list_display = ["code", "name", "from_words", "to_words"]


class EffectViewSet(TagViewSet):
    model = Effect
    icon = "tick"
    menu_label = _("Effects")
    menu_order = 350
    panels = [
        FieldPanel("text"),
        FieldPanel("movements", widget=CheckboxSelectMultiple),
        FieldPanel("source"),
    ]


class TargetGroupViewSet(TagViewSet):
    model = TargetGroup
    icon = "group"
    menu_label = _("Target groups")
    menu_order = 400
    list_display = ["number", "name"]


class NeighbourhoodViewSet(TagViewSet):
    model = Neighbourhood
    icon = "home"
    menu_label = _("Neighbourhoods")
    menu_order = 500
    list_display = ["name", "district"]
    list_filter = ["district"]
    search_fields = ["name", "district"]


class ClassificationGroup(SnippetViewSetGroup):
    items = (
        SpoorViewSet,
        EditionViewSet,
        MovementViewSet,
        EffectViewSet,
        TargetGroupViewSet,
        NeighbourhoodViewSet,
    )
    menu_label = _("Classification")
    menu_icon = "tag"
    menu_order = 160
