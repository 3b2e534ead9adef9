"""Who hears what about processes and terms, and what can be followed of the subjects below."""

from django.utils.translation import gettext_lazy as _

from dialogue.notifications.followable import follow_kind
from dialogue.notifications.hears import AT_ONCE, DIGEST, followers, hears, those_named
from dialogue.people.models import Role, User
from dialogue.processes.models import Process
from dialogue.taxonomy.models import Neighbourhood, Spoor, TargetGroup

follow_kind("spoor", model=Spoor, one=_("spoor"), public=Spoor.objects.all)
follow_kind("doelgroep", model=TargetGroup, one=_("target group"), public=TargetGroup.objects.all)
follow_kind("wijk", model=Neighbourhood, one=_("neighbourhood"), public=Neighbourhood.objects.all)
follow_kind(
    "traject",
    model=Process,
    one=_("process"),
    public=Process.objects.public,
    above=lambda process: [
        *process.sporen.all(),
        *process.target_groups.all(),
        *process.neighbourhoods.all(),
    ],
)


def _process_key(announcement):
    return next((key for kind, key in announcement.things if kind == "traject"), None)


def who_took_part(announcement):
    """Everyone with an account who said or supported something."""
    process = _process_key(announcement)
    return User.objects.filter(participations__room__phase__process=process).distinct()


def who_must_answer(announcement):
    """The civil servants of the process."""
    process = _process_key(announcement)
    return User.objects.filter(process_roles__process=process, process_roles__role=Role.CIVIL_SERVANT)


hears(
    "process_answered",
    who_took_part,
    when=AT_ONCE,
    subject=_("There is an answer to what you took part in"),
    line=_("You took part in “%(title)s”. The municipality has answered."),
    button=_("Read what we heard, and what we do with it"),
)
hears(
    "process_answered",
    followers,
    when=DIGEST,
    line=_("The municipality has answered “%(title)s”."),
    button=_("Read the answer"),
)
hears(
    "process_published",
    followers,
    when=DIGEST,
    line=_("There is something new to take part in: “%(title)s”."),
    button=_("See what it is about"),
)
hears(
    "phase_opened",
    followers,
    when=DIGEST,
    line=_("You can join in now with “%(title)s”."),
    button=_("Join in"),
)
hears(
    "process_late",
    who_must_answer,
    when=AT_ONCE,
    subject=_("An answer is too late"),
    line=_("The day to answer “%(title)s” is over. Give the answer, or say when it comes."),
    button=_("Give the answer of the city"),
)
hears(
    "process_late",
    who_took_part,
    when=DIGEST,
    line=_("The answer to “%(title)s” is too late. We keep you informed."),
    button=_("Read how it stands"),
)
hears(
    "process_late",
    followers,
    when=DIGEST,
    line=_("The answer to “%(title)s” is too late. We keep you informed."),
    button=_("Read how it stands"),
)
hears(
    "term_runs_out",
    those_named,
    when=AT_ONCE,
    subject=_("A term is running out"),
    line=_("There is a term on “%(title)s”. Look at what you still have to do."),
    button=_("To what has to be done"),
)
hears(
    "term_is_over",
    those_named,
    when=AT_ONCE,
    subject=_("A term is over"),
    line=_("The last day of “%(title)s” has passed. Do what has to be done, or say when it comes."),
    button=_("To what has to be done"),
)
hears(
    "answer_due",
    those_named,
    when=AT_ONCE,
    subject=_("An answer is due soon"),
    line=_("The day to answer “%(title)s” comes near."),
    button=_("Give the answer of the city"),
)
