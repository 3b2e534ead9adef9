"""Reads promises and every change of one."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.outcomes.forms import Day, Lines, Place, Words
from dialogue.outcomes.promises import Promise, PromiseAlias
from dialogue.outcomes.states import PromiseKind, PromiseState
from dialogue.taxonomy.models import Spoor, TargetGroup

PAST = _("This day has passed. Choose a day to come.")


def reason_field():
    return Lines(label=_("Why"), rows=3, help_text=_("Everybody can read this."), wanted=_("Say why."))


class PromiseForm(forms.Form):
    """A promise to the city: what, who, when, and how people see it."""

    title = Words(label=_("Short title"), max_length=120, wanted=_("Write a short title."))
    text = Lines(
        label=_("What we promise"),
        help_text=_("In plain words. What will be there that is not there now?"),
        wanted=_("Write what you promise."),
    )
    owner = Words(
        label=_("Who sees to it"),
        max_length=120,
        help_text=_("A role, not a name. For example: the alderman for care."),
        wanted=_("Say who sees to it."),
    )
    due_on = Day(label=_("Ready at the latest on"), wanted=_("Say by when."))
    proof = Words(
        label=_("How people see that it is done"),
        max_length=400,
        wanted=_("Write what will prove it."),
        help_text=_("For example: the walk-in is open on weekdays."),
    )
    reservation = Words(
        label=_("Reservation"),
        max_length=400,
        required=False,
        help_text=_("Only when the council, the law or a tender can still bind you."),
    )

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < timezone.localdate():
            raise ValidationError(PAST, code="past")
        return due_on


class RegisterForm(PromiseForm):
    """A motion or a commitment to the council, written down by the clerk."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind.value, kind.label) for kind in PromiseKind if kind != PromiseKind.PROMISE],
        widget=RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )
    code = Words(label=_("Code"), max_length=20, required=False, help_text=_("For example: M-14."))
    alias = Words(
        label=_("Other code"),
        max_length=20,
        required=False,
        help_text=_("When it is also written differently."),
    )
    due_on = Day(label=_("Ready at the latest on"), required=False)
    proof = Words(label=_("How people see that it is done"), max_length=400, required=False)
    answer = Lines(label=_("Answer"), required=False)
    source = Words(label=_("Source"), max_length=160, required=False)
    source_address = Place(label=_("Where the source stands"))
    made_on = Day(label=_("Day of the motion or commitment"), required=False)
    sporen = forms.ModelMultipleChoiceField(
        label=_("Sporen"), queryset=Spoor.objects.all(), required=False, widget=CheckboxSelectMultiple
    )
    target_groups = forms.ModelMultipleChoiceField(
        label=_("Target groups"),
        queryset=TargetGroup.objects.all(),
        required=False,
        widget=CheckboxSelectMultiple,
    )
    field_order = ["kind", "code", "alias", "title", "text", "answer", "owner", "due_on", "proof"]

    def clean_code(self):
        return self._free(self.cleaned_data["code"])

    def clean_alias(self):
        return self._free(self.cleaned_data["alias"])

    def _free(self, code):
        taken = Promise.objects.filter(code__iexact=code).exists()
        if code and (taken or PromiseAlias.objects.filter(code__iexact=code).exists()):
            raise ValidationError(_("This code is already in the register."), code="taken")
        return code


class MoveForm(forms.Form):
    state = forms.ChoiceField(
        label=_("How does it stand now?"),
        widget=RadioSelect,
        error_messages={"required": _("Choose how it stands.")},
    )
    reason = reason_field()

    def __init__(self, *args, promise, **kwargs):
        super().__init__(*args, **kwargs)
        # The page offers where it can go; the same form sent twice names where it stands by then.
        fitting = {*promise.next_states, *([promise.state] if self.is_bound else [])}
        self.fields["state"].choices = [
            (state.value, state.label) for state in PromiseState if state in fitting
        ]


class ScopeForm(forms.Form):
    text = Lines(
        label=_("What we promise from now on"),
        wanted=_("Write what you promise."),
        help_text=_("The words of before stay to be read."),
    )
    reason = reason_field()


class DayForm(forms.Form):
    due_on = Day(label=_("New day"), wanted=_("Say by when."))
    reason = reason_field()

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on < timezone.localdate():
            raise ValidationError(PAST, code="past")
        return due_on


class EvidenceForm(forms.Form):
    text = Words(label=_("What can people see?"), max_length=400, wanted=_("Write what people can see."))
    address = Place(label=_("Where does it stand?"))
    happened_on = Day(label=_("When was it?"), wanted=_("Fill in the day."))

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day still has to come."), code="future")
        return day
