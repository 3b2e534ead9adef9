"""The forms of staff: a draft of a process may be incomplete, what goes out may not."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from dialogue.processes import publishing
from dialogue.processes.models import ProcessRole


class ProcessForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in publishing.REQUIRED.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = words

    def clean(self):
        cleaned = super().clean()
        if "phases" in self.formsets:
            self._clean_phases()
        return cleaned

    def _clean_phases(self):
        """Read the phases first: what is wrong with them is said at their own fields."""
        formset = self.formsets["phases"]
        formset.is_valid()
        going = [form for form in formset.forms if formset._should_delete_form(form)]
        kept = [form for form in formset.forms if form not in going and _is_readable(form)]
        self._refuse_to_lose_rooms(formset, going)
        self._refuse_overlap(formset, kept)
        if not self.is_deferred_validation:
            self._demand_phases_and_a_later_answer(formset, [form.instance for form in kept])

    def _refuse_to_lose_rooms(self, formset, going):
        for form in going:
            if form.instance.pk and not publishing.can_go(form.instance):
                formset.non_form_errors().append(publishing.HAS_A_ROOM % {"phase": form.instance.title})

    def _refuse_overlap(self, formset, kept):
        at = {id(form.instance): form for form in kept}
        shown = {form.instance.pk for form in formset.forms}
        elsewhere = [phase for phase in self.instance.phases.all() if phase.pk not in shown]
        for one, two in publishing.overlaps([form.instance for form in kept] + elsewhere):
            # A phase that somebody else added meanwhile has no form here, then the other one does.
            form, other = (at[id(two)], one) if id(two) in at else (at.get(id(one)), two)
            if form:
                form.add_error("opens_at", publishing.OVERLAP % {"other": other.title})

    def _demand_phases_and_a_later_answer(self, formset, phases):
        if not phases and not any(formset.errors):
            formset.non_form_errors().append(publishing.NO_PHASES)
        words = publishing.too_early(self.cleaned_data.get("answer_by"), phases)
        if words:
            self.add_error("answer_by", words)


def _is_readable(form):
    """This phase has both its moments, in order."""
    opens_at, closes_at = form.instance.opens_at, form.instance.closes_at
    return form.is_valid() and opens_at is not None and closes_at is not None


class RoleForm(WagtailAdminModelForm):
    """Gives a role by e-mail address, so that nobody browses through the accounts of residents."""

    email = forms.EmailField(label=_("E-mail address of the person"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["email"].initial = self.instance.user.email

    def clean_email(self):
        user = (
            get_user_model().objects.filter(email=self.cleaned_data["email"].lower(), is_active=True).first()
        )
        if user is None:
            raise ValidationError(_("There is no account with this e-mail address."))
        self.instance.user = user
        return user.email

    def clean(self):
        cleaned = super().clean()
        twice = ProcessRole.objects.filter(
            process=cleaned.get("process"), role=cleaned.get("role"), user_id=self.instance.user_id
        ).exclude(pk=self.instance.pk)
        if twice.exists():
            self.add_error("email", _("This person already has this role here."))
        return cleaned
