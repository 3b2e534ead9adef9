"""In which processes somebody took part, and what they do in them."""

from django.utils.translation import gettext_lazy as _

from dialogue.people.mine import Section, Subject, register
from dialogue.processes.models import ClosingAnswer, Process, ProcessRole


def section(user):
    """What I took part in and how it stands. The state is the promise: nobody speaks into a void."""
    taken = Process.objects.filter(phases__room__participants__user=user).values("pk")
    processes = Process.objects.public().filter(pk__in=taken).for_standing()
    return Section(_("Where you took part"), "people/_processes.html", list(processes))


def work(user):
    """What I am asked to do, per process."""
    roles = ProcessRole.objects.filter(user=user).select_related("process", "process__closing_answer")
    return Section(
        _("What you do here"), "people/_roles.html", list(roles.order_by("process__answer_by", "pk"))
    )


def export(user):
    return {
        "roles": list(ProcessRole.objects.filter(user=user).values("process__title", "role")),
        "answers_published": list(
            ClosingAnswer.objects.filter(published_by=user).values("process__title", "published_at")
        ),
    }


register(Subject(name="work", order=5, models=[], section=work))
register(
    Subject(
        name="processes",
        order=8,
        models=[Process, ProcessRole, ClosingAnswer],
        section=section,
        export=export,
        keeps=_("Answers of the city that you published, without your name."),
    )
)
