"""What staff choose about the tables of a survey."""

from django import forms
from django.utils.translation import gettext_lazy as _

from surveys.results.plan import crossable


class TablesForm(forms.Form):
    """By what the answers are split, and which questions."""

    area = forms.ChoiceField(label=_("Question about the neighbourhood"), required=False)
    age = forms.ChoiceField(label=_("Question about age"), required=False)
    by_channel = forms.BooleanField(label=_("Also split by way of answering"), required=False)
    crossed = forms.MultipleChoiceField(
        label=_("Questions that are split"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        nothing = [("", _("None"))]
        titles = [(q.key, q.title) for q in crossable(questions)]
        one_answer = [(q.key, q.title) for q in questions if q.kind in ("one_choice", "scale")]
        self.fields["area"].choices = (
            nothing + [(q.key, q.title) for q in questions if q.kind == "area"] + one_answer
        )
        self.fields["age"].choices = nothing + one_answer
        self.fields["crossed"].choices = titles

    def clean(self):
        cleaned = super().clean()
        area, age = cleaned.get("area"), cleaned.get("age")
        if area and area == age:
            self.add_error("age", _("Choose another question than for the neighbourhood."))
        cleaned["crossed"] = [key for key in cleaned.get("crossed", []) if key not in (area, age)]
        return cleaned
