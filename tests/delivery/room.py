"""Run beside the workers, on their database: make an open room, and later say what stands in it."""

import json
import sys

import django

django.setup()

from django.urls import reverse  # noqa: E402

from dialogue.contributions.models import Contribution  # noqa: E402
from dialogue.rooms.models import Entry  # noqa: E402
from tests.factories.rooms import RoomFactory  # noqa: E402


def prepare():
    room = RoomFactory()
    return {
        "room": room.pk,
        "epoch": str(room.epoch),
        "page": reverse("contributions:conversation", args=[room.phase.process.slug]),
    }


def report():
    return {
        "contributions": list(Contribution.objects.order_by("pk").values_list("pk", "text")),
        "numbers": list(Entry.objects.order_by("number").values_list("number", flat=True)),
    }


if __name__ == "__main__":
    print(json.dumps({"prepare": prepare, "report": report}[sys.argv[1]]()))  # noqa: T201
