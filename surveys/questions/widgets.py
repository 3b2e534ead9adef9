"""How an answer is given on a page; each draws the same without script."""

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.questions.question import OTHER


class WithPictures:
    """A choice that can show a picture beside its words; a page fills in `pictures`: {key: url, alt, size}."""

    pictures = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "picture": self.pictures.get(value), "is_other": value == OTHER}


class Choices(WithPictures, forms.RadioSelect):
    template_name = "surveys/questions/choices.html"
    option_template_name = "surveys/questions/choice.html"


class Boxes(WithPictures, forms.CheckboxSelectMultiple):
    template_name = "surveys/questions/choices.html"
    option_template_name = "surveys/questions/choice.html"


class Ranking(forms.Widget):
    """A list in the order somebody gives it; the buttons send the page, so they work everywhere."""

    template_name = "surveys/questions/ranking.html"
    use_fieldset = True

    def __init__(self, choices, attrs=None):
        super().__init__(attrs)
        self.choices = list(choices)

    def value_from_datadict(self, data, files, name):
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name)
        return moved(values or [], data.get(f"{name}-move", ""))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        labels = dict(self.choices)
        order = [key for key in value or labels if key in labels]
        order += [key for key in labels if key not in order]
        context["widget"]["rows"] = [(key, labels[key]) for key in order]
        return context


def moved(order, move):
    """The same list with one thing a place up or down: "a2:up"."""
    key, _sign, way = move.partition(":")
    order = list(order)
    if key in order and way in ("up", "down"):
        here = order.index(key)
        there = max(0, min(len(order) - 1, here + (1 if way == "down" else -1)))
        order.insert(there, order.pop(here))
    return order


class Day(forms.MultiWidget):
    """A date in three boxes, because a calendar is hard to use for years long ago."""

    template_name = "surveys/questions/day.html"
    use_fieldset = True
    parts = (("day", _("Day"), 2), ("month", _("Month"), 2), ("year", _("Year"), 4))

    def __init__(self, attrs=None):
        boxes = {
            name: forms.TextInput({"inputmode": "numeric", "maxlength": width, "size": width})
            for name, _label, width in self.parts
        }
        super().__init__(boxes, attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for part, (_name, label, _width) in zip(context["widget"]["subwidgets"], self.parts, strict=True):
            part["label"] = label
        return context

    def decompress(self, value):
        if not value:
            return ["", "", ""]
        year, month, day = value.split("-")
        return [str(int(day)), str(int(month)), year]
