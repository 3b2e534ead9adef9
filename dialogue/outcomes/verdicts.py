"""What the municipality says of one point: a theme, a recommendation, an opgave. The same words everywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    ADOPTED = "adopted", _("taken over")
    PARTLY = "partly", _("partly taken over")
    NOT = "not", _("not taken over")
    LATER = "later", _("later")


class ReplyFields(models.Model):
    """A reply to one point: what was decided, why, by whom, and which text changed."""

    verdict = models.CharField(_("what we do with it"), max_length=10, choices=Verdict)
    reasons = models.TextField(_("why"), max_length=4000, blank=True)
    decided_by = models.CharField(_("who decides"), max_length=120)
    later_until = models.DateField(_("you hear it at the latest on"), null=True, blank=True)
    changed_text = models.CharField(_("which text changed"), max_length=240, blank=True)
    changed_text_address = models.CharField(_("where that text stands"), max_length=240, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_says_why",
                condition=models.Q(verdict=Verdict.ADOPTED) | ~models.Q(reasons=""),
                violation_error_message=_("Say why. Only what is taken over entirely needs no reason."),
            ),
            models.CheckConstraint(
                name="%(class)s_names_who_decides",
                condition=~models.Q(decided_by=""),
                violation_error_message=_("Say who decides."),
            ),
            models.CheckConstraint(
                name="%(class)s_later_has_a_date",
                condition=~models.Q(verdict=Verdict.LATER) | models.Q(later_until__isnull=False),
                violation_error_message=_("Say until when it waits."),
            ),
        ]
