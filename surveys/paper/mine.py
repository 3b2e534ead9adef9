"""What somebody typed in for others, and the letters they made."""

from django.utils.translation import gettext_lazy as _

from dialogue.people.mine import Subject, register
from surveys.paper.models import Batch, Consent, Entry, LetterFile, LetterRun, Line


def export(user):
    return {
        "forms_typed_by_you": list(
            Line.objects.filter(clerk=user).values(
                "batch__survey__title", "batch__name", "what", "happened_at"
            )
        ),
        "piles_made_by_you": list(Batch.objects.filter(opened_by=user).values("name", "received_on")),
        "letters_made_by_you": list(
            LetterRun.objects.filter(made_by=user).values("survey__title", "name", "letter_count", "made_at")
        ),
    }


def erase(user):
    LetterRun.objects.filter(made_by=user).delete()
    Line.objects.filter(clerk=user).update(clerk=None)
    Entry.objects.filter(typed_by=user).update(typed_by=None)
    Batch.objects.filter(opened_by=user).update(opened_by=None)


register(
    Subject(
        name="paper",
        order=60,
        models=[Batch, Consent, Entry, Line, LetterRun, LetterFile],
        export=export,
        erase=erase,
        keeps=_("How many forms were typed in and when, without your name."),
    )
)
