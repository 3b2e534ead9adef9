"""Figures as they were frozen: the only thing that pages, files and search read. Nothing is counted again later."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReleaseQuerySet(models.QuerySet):
    def of(self, activity):
        return self.filter(activity=activity_key(activity))

    def published(self):
        return self.filter(published_at__isnull=False)


def activity_key(activity):
    """The name of any activity for its releases: its subject may come later than this one."""
    return f"{activity._meta.label_lower}:{activity.pk}"


class Release(models.Model):
    """All tables of one activity, made at one moment, that were attacked together before they may go out."""

    activity = models.CharField(_("activity"), max_length=80)
    number = models.PositiveSmallIntegerField(_("number"))
    base = models.PositiveSmallIntegerField(_("rounded to"))
    about = models.JSONField(_("about these figures"), default=dict)
    blocked = models.TextField(_("why this may not be published"), blank=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["activity", "-number"]
        verbose_name = _("release of figures")
        verbose_name_plural = _("releases of figures")
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="release_number_once_per_activity"),
            models.CheckConstraint(
                name="blocked_release_stays_inside",
                condition=models.Q(blocked="") | models.Q(published_at__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.activity} ({self.number})"


class PublishedTable(models.Model):
    """One table as it is shown. `content` holds rounded numbers only, see `tables.Table`."""

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="tables", verbose_name=_("release of figures")
    )
    place = models.PositiveSmallIntegerField(_("place"))
    key = models.CharField(_("key"), max_length=120)
    title = models.TextField(_("title"))
    content = models.JSONField(_("content"))

    class Meta:
        ordering = ["place"]
        verbose_name = _("published table")
        verbose_name_plural = _("published tables")
        constraints = [
            models.UniqueConstraint(fields=["release", "key"], name="table_once_per_release"),
        ]

    def __str__(self):
        return self.title
