"""Who the municipality is and how its site looks: settings in the editor."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from home.colours import COLOURS, DEFAULTS, ENOUGH, stylesheet, unreadable

is_hex = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Write a colour as # with six digits, for example #0b5d5e."))
is_telephone = RegexValidator(
    r"^\+?[0-9][0-9 \-]{1,18}\Z", _("Write a telephone number in digits, for example 14 038.")
)


def colour_field(name):
    _token, words, colour = COLOURS[name]
    return models.CharField(words, max_length=7, default=colour, validators=[is_hex])


def colour_panel(name):
    return FieldPanel(name, widget=forms.TextInput(attrs={"type": "color"}))


def colour_group(heading, *names):
    rows = [
        FieldRowPanel([colour_panel(name) for name in names[at : at + 3]]) for at in range(0, len(names), 3)
    ]
    return MultiFieldPanel(rows, heading=heading)


IDENTITY_PANELS = [
    MultiFieldPanel(
        [FieldPanel("municipality_name"), FieldPanel("platform_name"), FieldPanel("logo")],
        heading=_("Name and logo"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("telephone"),
            FieldPanel("contact_email"),
            FieldPanel("contact_url"),
            FieldPanel("address"),
        ],
        heading=_("Contact"),
    ),
]
COLOUR_PANELS = [
    colour_group(_("Page"), "paper", "surface", "line", "ink", "ink_soft", "sun"),
    colour_group(_("Links and buttons"), "action", "action_deep", "action_soft", "action_text"),
    colour_group(_("Promises"), "late", "late_soft", "kept", "kept_soft"),
    colour_group(_("Dark colours"), "night", "action_dark"),
    colour_group(_("Sporen"), *(f"spoor_{number}" for number in range(1, 7))),
]


@register_setting(icon="site", order=10)
class SiteSettings(BaseSiteSetting):
    """Name, contact and colours of the municipality."""

    municipality_name = models.CharField(
        _("name of the municipality"), max_length=80, default="Gemeente Zwolle"
    )
    platform_name = models.CharField(_("name of this website"), max_length=40, default="Samenspraak")
    logo = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Stands beside the name of the website. Without a logo people see the table."),
    )
    telephone = models.CharField(_("telephone"), max_length=20, default="14 038", validators=[is_telephone])
    contact_email = models.EmailField(_("e-mail address"), blank=True)
    contact_url = models.URLField(_("page with other ways of contact"), blank=True)
    address = models.TextField(_("address for visitors and post"), max_length=300, blank=True)

    for _name in COLOURS:
        locals()[_name] = colour_field(_name)
    del _name

    edit_handler = TabbedInterface(
        [
            ObjectList(IDENTITY_PANELS, heading=_("Municipality")),
            ObjectList(COLOUR_PANELS, heading=_("Colours")),
        ]
    )

    class Meta:
        verbose_name = _("municipality and colours")
        verbose_name_plural = _("municipality and colours")

    def __str__(self):
        return self.platform_name

    @property
    def colours(self):
        return {name: getattr(self, name) for name in COLOURS}

    @property
    def own_colours(self):
        """The stylesheet with what this municipality changed; empty when it changed nothing."""
        return stylesheet(self.colours)

    def clean(self):
        super().clean()
        if self._colours_are_colours():
            self._refuse_unreadable()

    def _colours_are_colours(self):
        """What is not a colour at all has its own message."""
        for colour in self.colours.values():
            try:
                is_hex(colour)
            except ValidationError:
                return False
        return True

    def _refuse_unreadable(self):
        problems = {}
        for text, background, found in unreadable(self.colours):
            other = COLOURS[background][1] if background else _("White text")
            words = _(
                "Too little contrast with “%(other)s”: %(found)s to 1. At least %(enough)s to 1 is needed."
            )
            # Said at the colour that was changed; the other one may be fine.
            changed = text if not background or getattr(self, text).lower() != DEFAULTS[text] else background
            if changed == background:
                other = COLOURS[text][1]
            numbers = {"found": number_format(int(found * 10) / 10, 1), "enough": number_format(ENOUGH, 1)}
            problems.setdefault(changed, []).append(words % {"other": other, **numbers})
        if problems:
            raise ValidationError(problems)
