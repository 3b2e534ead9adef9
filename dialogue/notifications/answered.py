"""When a process is answered: whoever took part hears at once, whoever follows it in the digest."""

from dialogue.notifications.actions import notify, tell
from dialogue.processes.answering import when_answered
from dialogue.processes.notices import carry

carry(notify)


@when_answered
def tell_people(process):
    tell("process_answered", key=f"process_answered:{process.pk}", about=process)
