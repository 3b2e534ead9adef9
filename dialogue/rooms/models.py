"""A room where people talk, who is in it, and everything that happened there, numbered without gaps."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.processes.models import Phase


class Room(models.Model):
    """Where people talk during one phase. `head` is the number of the last entry."""

    phase = models.OneToOneField(Phase, models.PROTECT, related_name="room", verbose_name=_("phase"))
    head = models.PositiveBigIntegerField(_("last number"), default=0)
    # A new epoch (after a restore of the database) tells screens that their numbers no longer hold.
    epoch = models.UUIDField(_("epoch"), default=uuid.uuid4)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")

    def __str__(self):
        return str(self.phase)

    def allows(self, what):
        return self.phase.allows(what)


class Participant(models.Model):
    """Somebody in one room, under the name used there. Not to be joined across rooms for guests.

    A guest is known by a key in the browser; only its keyed hash over the room is kept, so two rooms
    cannot tell that they had the same guest.
    """

    room = models.ForeignKey(Room, models.PROTECT, related_name="participants", verbose_name=_("room"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("person"),
    )
    guest_hash = models.CharField(_("hash of the guest's key"), max_length=64, blank=True)
    public_name = models.CharField(_("name in this room"), max_length=60, blank=True)
    joined_at = models.DateTimeField(_("joined at"), default=timezone.now)
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(
                fields=["room", "user"], condition=models.Q(user__isnull=False), name="person_once_per_room"
            ),
            models.UniqueConstraint(
                fields=["room", "guest_hash"], condition=~models.Q(guest_hash=""), name="guest_once_per_room"
            ),
        ]

    def __str__(self):
        return self.public_name or str(_("Resident"))


class Entry(models.Model):
    """One thing that happened in a room. Keys only: what is shown is read from the current state."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="entries", verbose_name=_("room"))
    number = models.PositiveBigIntegerField(_("number"))
    type = models.CharField(_("type"), max_length=60)
    keys = models.JSONField(_("keys"), default=dict)
    participant = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
        verbose_name=_("participant"),
    )
    client_id = models.UUIDField(_("id given by the screen"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    class Meta:
        ordering = ["room", "number"]
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="entry_number_once_per_room"),
            models.UniqueConstraint(
                fields=["room", "participant", "client_id"],
                condition=models.Q(participant__isnull=False, client_id__isnull=False),
                name="entry_once_per_client_id",
            ),
        ]

    def __str__(self):
        return f"{self.room_id}/{self.number} {self.type}"
