"""Bodies that give advice, and who sits in them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from dialogue.councils.rules_of_bodies import USUAL_REMINDERS, check_reminders
from dialogue.taxonomy.models import Spoor, TargetGroup


class BodyKind(models.TextChoices):
    PARTICIPATION = "participation", _("participation council")
    YOUTH = "youth", _("youth council")
    CLIENT = "client", _("client council")
    OTHER = "other", _("other body")


class BodyQuerySet(models.QuerySet):
    def live(self):
        return self.filter(ended_on=None)

    def for_list(self):
        return self.live().prefetch_related("sporen", "target_groups")


class Body(ClusterableModel):
    """A body that may advise the municipality: what it is for, and the rules it works by."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind, default=BodyKind.PARTICIPATION)
    lead = models.TextField(_("in short"), max_length=400)
    mandate = models.TextField(_("what it may do"), max_length=2000)
    basis = models.CharField(_("where that is written"), max_length=240, blank=True)
    contact = models.CharField(_("contact"), max_length=160, blank=True)
    sporen = ParentalManyToManyField(Spoor, related_name="bodies", blank=True, verbose_name=_("sporen"))
    target_groups = ParentalManyToManyField(
        TargetGroup, related_name="bodies", blank=True, verbose_name=_("target groups")
    )
    advice_term = models.CharField(_("time to give advice"), max_length=40, default="advies-4-weken")
    reply_term = models.CharField(_("time to reply to an advice"), max_length=40, default="awb-8-weken")
    reminders = models.CharField(
        _("reminders"),
        max_length=80,
        default=USUAL_REMINDERS,
        blank=True,
        help_text=_("50% is half way, 1d is a day before the end. With spaces between them."),
    )
    quorum = models.PositiveSmallIntegerField(_("how many members must be present"), default=3)
    secretary_signs = models.BooleanField(_("the secretary signs too"), default=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("advisory body")
        verbose_name_plural = _("advisory bodies")
        constraints = [
            models.CheckConstraint(
                name="body_needs_somebody_present",
                condition=models.Q(quorum__gte=1),
                violation_error_message=_("At least one member must be present."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("councils:body", args=[self.slug])

    def clean(self):
        super().clean()
        try:
            check_reminders(self.reminders)
        except ValidationError as error:
            raise ValidationError({"reminders": error.messages}) from error


class MembershipRole(models.TextChoices):
    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")


class MembershipQuerySet(models.QuerySet):
    def current(self):
        today = timezone.localdate()
        has_ended = models.Q(ends_on__lt=today)
        return self.filter(starts_on__lte=today).exclude(has_ended)


class Membership(models.Model):
    """Somebody sits in a body, in a role, for a term."""

    body = ParentalKey(Body, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("body"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("account"),
    )
    name = models.CharField(_("name"), max_length=80)
    role = models.CharField(_("role"), max_length=20, choices=MembershipRole, default=MembershipRole.MEMBER)
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    is_shown = models.BooleanField(_("name on the public page"), default=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["body", "role", "name", "pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "user"],
                condition=models.Q(ends_on=None, user__isnull=False),
                name="one_running_membership_per_body",
            ),
            models.CheckConstraint(
                name="membership_starts_before_it_ends",
                condition=models.Q(ends_on=None) | models.Q(starts_on__lte=models.F("ends_on")),
                violation_error_message=_("A term begins before it ends."),
            ),
        ]

    def __str__(self):
        return self.name
