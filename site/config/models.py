"""When each regular job ran last, so that two machines do not run it twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduledJob(models.Model):
    """One regular job and the moment it was last taken up."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    taken_at = models.DateTimeField(_("taken up at"))

    class Meta:
        verbose_name = _("regular job")
        verbose_name_plural = _("regular jobs")

    def __str__(self):
        return self.name
