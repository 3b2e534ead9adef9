"""When a process is answered, its conversations know."""

from dialogue.events import ProcessAnswered
from dialogue.processes.answering import when_answered
from dialogue.rooms.actions import record
from dialogue.rooms.models import Room


@when_answered
def record_in_its_rooms(process):
    for room in Room.objects.filter(phase__process=process).select_related("phase__process"):
        record(room, ProcessAnswered(process=process.pk))
