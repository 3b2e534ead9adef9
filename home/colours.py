"""The colours a municipality may change, what they are when it does not, and which pairs must be readable."""

from django.utils.translation import gettext_lazy as _

ENOUGH = 4.5
WHITE = "#ffffff"

# Field of the settings: (token in the stylesheet, words for the editor, the colour of the look).
COLOURS = {
    "paper": ("papier", _("Background of the page"), "#faf7f1"),
    "surface": ("vlak", _("Background of cards"), "#ffffff"),
    "ink": ("inkt", _("Text"), "#16213a"),
    "ink_soft": ("inkt-zacht", _("Quiet text"), "#4b566b"),
    "line": ("lijn", _("Lines"), "#dcd5c8"),
    "action": ("actie", _("Links and buttons"), "#0b5d5e"),
    "action_deep": ("actie-diep", _("Links and buttons under the mouse"), "#063f40"),
    "action_soft": ("actie-zacht", _("Background of the box with the action"), "#dff0ec"),
    "action_text": ("actie-tekst", _("Text on a button"), "#ffffff"),
    "action_dark": ("actie-donker", _("Links and buttons on dark"), "#5fd0bd"),
    "sun": ("zon", _("Background of “now” and important dates"), "#f5c445"),
    "late": ("te-laat", _("Text of what is late"), "#a3211c"),
    "late_soft": ("te-laat-zacht", _("Background of what is late"), "#fbe9e4"),
    "kept": ("gedaan", _("Text of what is done"), "#1f6b3a"),
    "kept_soft": ("gedaan-zacht", _("Background of what is done"), "#e3f1e4"),
    "night": ("nacht", _("Background on dark"), "#101a30"),
    "spoor_1": ("spoor-1", _("First spoor"), "#0b5d5e"),
    "spoor_2": ("spoor-2", _("Second spoor"), "#5b3e96"),
    "spoor_3": ("spoor-3", _("Third spoor"), "#b5420a"),
    "spoor_4": ("spoor-4", _("Fourth spoor"), "#1d4e89"),
    "spoor_5": ("spoor-5", _("Fifth spoor"), "#7a4f01"),
    "spoor_6": ("spoor-6", _("Sixth spoor"), "#9b2257"),
}
DEFAULTS = {name: colour for name, (_token, _words, colour) in COLOURS.items()}

# A text, and every background it stands on somewhere.
PAIRS = {
    "ink": ("paper", "surface", "action_soft", "sun"),
    "ink_soft": ("paper", "surface", "action_soft"),
    "action": ("paper", "surface", "action_soft"),
    "action_deep": ("paper", "surface", "action_soft"),
    "action_text": ("action", "action_deep"),
    "action_dark": ("night",),
    "late": ("paper", "surface", "late_soft"),
    "kept": ("paper", "surface", "kept_soft"),
} | {f"spoor_{number}": ("paper", "surface") for number in range(1, 7)}


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def unreadable(colours):
    """(text, background, contrast) of every pair that people cannot read well."""
    for text, backgrounds in PAIRS.items():
        for background in backgrounds:
            found = contrast(colours[text], colours[background])
            if found < ENOUGH:
                yield text, background, found
    if contrast(WHITE, colours["night"]) < ENOUGH:
        yield "night", None, contrast(WHITE, colours["night"])


def stylesheet(colours):
    """What differs from the look, as tokens; nothing when nothing differs."""
    changed = [
        f"  --gemeente-{token}: {colours[name]};"
        for name, (token, _words, colour) in COLOURS.items()
        if colours[name].lower() != colour
    ]
    return "\n".join([":root {", *changed, "}", ""]) if changed else ""
