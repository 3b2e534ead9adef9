"""The form of staff: a draft of a survey may be incomplete, what goes out may not."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from dialogue.processes.models import Phase
from dialogue.processes.phases import ALLOWED
from surveys.building import publishing
from surveys.building.checking import NO_QUESTION, asks_nothing, problems_of
from surveys.building.definition import places_of

CAN_ANSWER = [kind for kind, what in ALLOWED.items() if "answer" in what]
LISTS = {"options", "story", "sources"}


class SurveyForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in publishing.REQUIRED.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = words
        if "phase" in self.fields:
            self._offer_phases(self.fields["phase"])

    def _offer_phases(self, field):
        field.queryset = phases_to_answer_in()
        field.label_from_instance = lambda phase: f"{phase.process}: {phase}"

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._refuse_what_is_incomplete()
        return cleaned

    def _refuse_what_is_incomplete(self):
        """The same rule as at every other door, with what is wrong in a question at that question."""
        survey = self._as_it_would_be()
        found = publishing.problems(survey)
        if found.pop("questions", None) and "questions" not in self.errors:
            self.add_error("questions", error_of_questions(places_of(survey.questions)))
        for name, words in found.items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, words)

    def _as_it_would_be(self):
        survey = type(self.instance)(pk=self.instance.pk)
        for name in publishing.READ & self.cleaned_data.keys():
            setattr(survey, name, self.cleaned_data[name])
        return survey


def phases_to_answer_in():
    return Phase.objects.filter(kind__in=CAN_ANSWER).select_related("process").order_by("-opens_at")


def error_of_questions(places):
    """The refusals as the editor of blocks wants them: at the part of the block."""
    if asks_nothing(places):
        return StreamBlockValidationError(non_block_errors=ValidationError([NO_QUESTION]))
    per_place = {}
    for place, part, words in problems_of(places):
        name, _dot, inner = part.partition(".")
        per_place.setdefault(place, {}).setdefault(name, []).append((inner, words))
    return StreamBlockValidationError(
        block_errors={
            place: StructBlockValidationError(
                block_errors={name: _error_of_part(name, found) for name, found in parts.items()}
            )
            for place, parts in per_place.items()
        }
    )


def _error_of_part(name, found):
    words = ValidationError([each for _inner, each in found])
    if name in LISTS:
        return ListBlockValidationError(non_block_errors=words)
    if any(inner for inner, _words in found):
        return StructBlockValidationError(
            block_errors={inner: ValidationError([each]) for inner, each in found}
        )
    return words
