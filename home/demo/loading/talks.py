"""Load what people said: contributions, supports, reports and decisions, numbered in the order in which they came.

The actions refuse a phase that is closed and take no moment but now, so history is written row by row here.
"""

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from dialogue.contributions.models import Contribution, Support
from dialogue.events import ContributionSubmitted, ContributionSupported
from dialogue.rooms.models import Entry, Participant, Room
from home.demo.loading.moderating import load_moderation
from home.demo.loading.reading import moment, prose, read_folder

PLACES = {"talk", "collect"}


@dataclass
class Talk:
    """One room while it is being filled."""

    room: Room
    people: dict
    participants: dict = field(default_factory=dict)
    happened: list = field(default_factory=list)

    def participant(self, name, *, account=None, guest=False, joined_at=None):
        """Somebody under this name; the same name is the same person in this room."""
        if name not in self.participants:
            self.participants[name] = Participant.objects.create(
                room=self.room,
                user=self.people.get(account),
                guest_hash=secrets.token_hex(32) if guest else "",
                public_name=name,
                joined_at=joined_at or timezone.now(),
            )
        return self.participants[name]

    def supporters(self, count):
        """So many people without a name; the same ones return at the next contribution."""
        known = self.participants.setdefault("", [])
        missing = range(count - len(known))
        known += Participant.objects.bulk_create(Participant(room=self.room) for _number in missing)
        return known[:count]

    def note(self, event, participant, at: datetime):
        self.happened.append((at, event, participant))


def load_talks(processes, people):
    for item in read_folder("processes"):
        if item["contributions"]:
            load_talk(processes[item["slug"]], item["contributions"], people)


def load_talk(process, contributions, people):
    phase = next(
        phase for phase in process.phases.all() if phase.kind in PLACES and phase.opens_at <= timezone.now()
    )
    talk = Talk(room=Room.objects.create(phase=phase), people=people)
    for item in sorted(contributions, key=lambda item: moment(item["at"])):
        contribution = load_contribution(talk, item)
        load_supports(talk, contribution, item["supports"], ends=min(phase.closes_at, timezone.now()))
        load_moderation(talk, contribution, item)
    load_entries(talk)


def load_contribution(talk, item):
    at = moment(item["at"])
    author = talk.participant(item["author"], account=item.get("account"), guest=item["guest"], joined_at=at)
    contribution = Contribution.objects.create(
        room=talk.room, author=author, text=prose(item["text"]), channel=item["channel"], created_at=at
    )
    talk.note(ContributionSubmitted(contribution=contribution.pk), author, at)
    return contribution


def load_supports(talk, contribution, count, *, ends):
    """The supporters are spread over the time between the contribution and the end."""
    step = (ends - contribution.created_at) / (count + 1)
    supports = [
        Support(
            contribution=contribution, participant=who, created_at=contribution.created_at + step * number
        )
        for number, who in enumerate(talk.supporters(count), start=1)
    ]
    Support.objects.bulk_create(supports)
    for support in supports:
        event = ContributionSupported(contribution=contribution.pk)
        talk.note(event, support.participant, support.created_at)


def load_entries(talk):
    """Everything that happened gets its number in the order of the clock."""
    talk.happened.sort(key=lambda happened: happened[0])
    Entry.objects.bulk_create(
        Entry(
            room=talk.room,
            number=number,
            type=event.type,
            keys=event.keys(),
            participant=participant,
            created_at=at,
        )
        for number, (at, event, participant) in enumerate(talk.happened, start=1)
    )
    talk.room.head = len(talk.happened)
    talk.room.save(update_fields=["head"])
