"""In which rooms somebody was, and under which name."""

from dialogue.people.mine import Subject, register
from dialogue.rooms.models import Entry, Participant


def export(user):
    rooms = Participant.objects.filter(user=user).values(
        "room__phase__process__title", "public_name", "joined_at", "removed_at"
    )
    return {"rooms": list(rooms)}


def erase(user):
    """Cut the line from the person to what happened; the entries themselves hold only keys."""
    Participant.objects.filter(user=user).update(user=None, public_name="")


# Last of all: the others find what somebody did through the participant.
register(Subject(name="rooms", order=900, models=[Participant, Entry], export=export, erase=erase))
