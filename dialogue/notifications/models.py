"""What people follow, how they want to hear, what happened, and the mail or letter each person gets of it once."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PostalAddress(models.Model):
    """Somebody without e-mail, who hears by letter."""

    name = models.CharField(_("name"), max_length=120)
    street = models.CharField(_("street and number"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=7)
    town = models.CharField(_("town"), max_length=60)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("person who gets letters")
        verbose_name_plural = _("people who get letters")
        permissions = [("send_letters", "Can send letters"), ("see_notices", "Can see how mail goes")]
        constraints = [
            models.UniqueConstraint(fields=["name", "street", "postcode"], name="postal_address_once")
        ]

    def __str__(self):
        return self.name


ONE_READER = (models.Q(user=None) & models.Q(address__isnull=False)) | (
    models.Q(user__isnull=False) & models.Q(address=None)
)


class Follow(models.Model):
    """Somebody wants to hear about a thing; kinds of things are registered in followable.py."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="follows",
        verbose_name=_("person"),
    )
    address = models.ForeignKey(
        PostalAddress, models.CASCADE, null=True, related_name="follows", verbose_name=_("by letter")
    )
    kind = models.CharField(_("kind of thing"), max_length=40)
    key = models.PositiveBigIntegerField(_("key of the thing"))
    made_at = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.CheckConstraint(name="follow_by_one_reader", condition=ONE_READER),
            models.UniqueConstraint(fields=["user", "kind", "key"], name="follow_once"),
            models.UniqueConstraint(fields=["address", "kind", "key"], name="follow_once_by_letter"),
        ]
        indexes = [models.Index(fields=["kind", "key"], name="follow_by_thing")]


class Rhythm(models.TextChoices):
    WEEK = "week", pgettext_lazy("how often", "once a week")
    DAY = "day", pgettext_lazy("how often", "once a day")
    NEVER = "never", pgettext_lazy("how often", "never")


class MailChoice(models.Model):
    """How somebody wants to hear. No row: a digest a week, and at once what asks something of them."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_choice", verbose_name=_("person")
    )
    rhythm = models.CharField(_("digest"), max_length=10, choices=Rhythm, default=Rhythm.WEEK)
    at_once = models.BooleanField(_("mail at once when something is asked of me"), default=True)
    bounced_address = models.EmailField(_("address that does not work"), blank=True)
    bounced_at = models.DateTimeField(_("not working since"), null=True)

    class Meta:
        verbose_name = _("choice about mail")
        verbose_name_plural = _("choices about mail")


class Announcement(models.Model):
    """Something happened that people hear of; the key makes that it is told once."""

    key = models.CharField(_("key"), max_length=120, unique=True)
    event = models.CharField(_("event"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    url = models.CharField(_("address"), max_length=300)
    things = models.JSONField(_("things it is about"), default=list)  # [[kind, key], …]
    people = models.JSONField(_("people it is for"), default=list)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    spread_at = models.DateTimeField(_("everyone written down at"), null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")

    def __str__(self):
        return self.title


class How(models.TextChoices):
    MAIL = "mail", _("mail of its own")
    LINE = "line", _("line in a digest")
    DIGEST = "digest", _("digest")
    LETTER = "letter", _("line in a letter")


class Outcome(models.TextChoices):
    SENT = "sent", pgettext_lazy("mail", "sent")
    FAILED = "failed", pgettext_lazy("mail", "given up")
    BOUNCED = "bounced", pgettext_lazy("mail", "address does not work")
    DROPPED = "dropped", pgettext_lazy("mail", "no longer wanted")


class MessageQuerySet(models.QuerySet):
    def mails(self):
        return self.filter(how__in=[How.MAIL, How.DIGEST])

    def to_send(self, now=None):
        """Mails that should go now and that nobody has in hands."""
        now = now or timezone.now()
        free = models.Q(taken_until=None) | models.Q(taken_until__lte=now)
        return self.mails().filter(free, done_at=None, due_at__lte=now)

    def waiting_lines(self):
        return self.filter(how=How.LINE, done_at=None, digest=None)

    def waiting_for_a_letter(self):
        return self.filter(how=How.LETTER, done_at=None, batch=None)


class LetterBatch(models.Model):
    """Letters that were made together, one for each person, to print and post."""

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("batch of letters")
        verbose_name_plural = _("batches of letters")


class Message(models.Model):
    """What one person hears about one thing. The row is the truth about sending it; jobs only wake up to it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="messages",
        verbose_name=_("person"),
    )
    address = models.ForeignKey(
        PostalAddress, models.CASCADE, null=True, related_name="messages", verbose_name=_("by letter")
    )
    key = models.CharField(_("key"), max_length=120)
    how = models.CharField(_("how"), max_length=10, choices=How)
    announcement = models.ForeignKey(
        Announcement, models.CASCADE, null=True, related_name="messages", verbose_name=_("announcement")
    )
    hears = models.CharField(_("row of the table"), max_length=80, blank=True)
    digest = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="lines", verbose_name=_("digest")
    )
    batch = models.ForeignKey(
        LetterBatch, models.PROTECT, null=True, related_name="messages", verbose_name=_("batch of letters")
    )
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = models.TextField(_("text"), blank=True)  # of a mail of its own; gone once it is sent
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    due_at = models.DateTimeField(_("goes at"), default=timezone.now)
    taken_by = models.UUIDField(_("in hands of"), null=True)
    taken_until = models.DateTimeField(_("in hands until"), null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    done_at = models.DateTimeField(_("done at"), null=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    mail_id = models.UUIDField(_("name of the mail"), default=uuid.uuid4)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.CheckConstraint(name="message_to_one_reader", condition=ONE_READER),
            models.UniqueConstraint(fields=["user", "key"], name="message_once_per_person"),
            models.UniqueConstraint(fields=["address", "key"], name="message_once_per_address"),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(done_at=None), name="message_waiting_by_moment"
            )
        ]
