"""What people answered in surveys with names. An anonymous answer cannot be found back, so it is not here."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dialogue.people.mine import Subject, register
from surveys.answering.models import OpenAnswer, Response, Waiting


def export(user):
    waiting = Waiting.objects.filter(user=user).values_list("version__survey__title", "answers", "texts")
    counted = Response.objects.filter(user=user).prefetch_related("open_answers").select_related("survey")
    found = [
        (
            response.survey.title,
            response.answers,
            {open.text_key: open.text for open in response.open_answers.all()},
        )
        for response in counted
    ]
    return [
        {"survey": title, "answers": answers, "texts": texts} for title, answers, texts in [*waiting, *found]
    ]


@transaction.atomic
def erase(user):
    """The words and the name go; what was chosen stays in the counts that were published."""
    Waiting.objects.filter(user=user).update(user=None, texts={})
    OpenAnswer.objects.filter(response__user=user).delete()
    Response.objects.filter(user=user).update(user=None)


register(
    Subject(
        name="surveys",
        order=40,
        models=[Waiting, Response, OpenAnswer],
        export=export,
        erase=erase,
        keeps=_("Your choices in surveys that asked for your name, without your name and your words."),
    )
)
