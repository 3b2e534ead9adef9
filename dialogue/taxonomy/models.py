"""What everything is tagged with. A spoor is an identity; its number, name and state belong to an edition."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel


class Edition(models.Model):
    """One edition of the reform agenda. Empty fields are what the sources do not say."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    version = models.CharField(_("version"), max_length=20, blank=True)
    dated_on = models.DateField(_("dated"))
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=120, blank=True)
    note = models.TextField(_("note"), blank=True)
    predecessor = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="successor", verbose_name=_("predecessor")
    )
    source = models.CharField(_("source"), max_length=120, blank=True)

    class Meta:
        ordering = ["dated_on"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self):
        return self.name


class Spoor(ClusterableModel):
    """A track of the reform: one identity through all editions, names and numbers."""

    slug = models.SlugField(_("address"), unique=True)
    colour = models.PositiveSmallIntegerField(
        _("colour and shape"), choices=[(n, str(n)) for n in range(1, 7)]
    )
    preferred_name = models.CharField(_("short name"), max_length=60)

    class Meta:
        ordering = ["colour"]
        verbose_name = _("spoor")
        verbose_name_plural = _("sporen")

    def __str__(self):
        return self.preferred_name

    def get_absolute_url(self):
        return f"/sporen/{self.slug}/"


class SpoorState(models.TextChoices):
    PREPARING = "preparing", _("in preparation")
    ACTIVE = "active", _("active")
    POSTPONED = "postponed", _("postponed")
    ENDED = "ended", _("ended")


class SpoorEdition(models.Model):
    """A spoor as it stands in one edition."""

    spoor = ParentalKey(Spoor, on_delete=models.PROTECT, related_name="editions", verbose_name=_("spoor"))
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="sporen", verbose_name=_("edition"))
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    name = models.CharField(_("name in this edition"), max_length=160)
    state = models.CharField(_("state"), max_length=20, choices=SpoorState, default=SpoorState.ACTIVE)
    is_listed = models.BooleanField(_("in the list of this edition"), default=True)
    reason = models.TextField(_("reason for this state"), blank=True)
    state_since = models.DateField(_("state since"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)

    class Meta:
        ordering = ["edition__dated_on", "number"]
        verbose_name = _("spoor in an edition")
        verbose_name_plural = _("sporen in editions")
        constraints = [
            models.UniqueConstraint(fields=["spoor", "edition"], name="spoor_once_per_edition"),
            models.UniqueConstraint(
                fields=["edition", "number"],
                condition=models.Q(number__isnull=False),
                name="spoor_number_once_per_edition",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.edition})"


class SpoorName(models.Model):
    """A name under which a spoor is known somewhere; all of them can be found."""

    spoor = ParentalKey(Spoor, on_delete=models.CASCADE, related_name="names", verbose_name=_("spoor"))
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="spoor_names", verbose_name=_("edition")
    )
    name = models.CharField(_("name"), max_length=160)
    place = models.CharField(_("place in the document"), max_length=160, blank=True)
    is_preferred = models.BooleanField(_("preferred in this edition"), default=False)
    source = models.CharField(_("source"), max_length=120, blank=True)

    class Meta:
        ordering = ["edition__dated_on", "-is_preferred", "pk"]
        verbose_name = _("name of a spoor")
        verbose_name_plural = _("names of sporen")

    def __str__(self):
        return self.name


class SpoorRelation(models.Model):
    """Why one spoor touches another."""

    spoor = ParentalKey(Spoor, on_delete=models.CASCADE, related_name="relations", verbose_name=_("spoor"))
    other = models.ForeignKey(
        Spoor, models.CASCADE, related_name="related_from", verbose_name=_("other spoor")
    )
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, verbose_name=_("edition"))
    reason = models.TextField(_("reason"))
    source = models.CharField(_("source"), max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("relation between sporen")
        verbose_name_plural = _("relations between sporen")
        constraints = [
            models.CheckConstraint(
                name="spoor_relates_to_another", condition=~models.Q(spoor=models.F("other"))
            )
        ]

    def __str__(self):
        return f"{self.spoor} → {self.other}"


class Movement(models.Model):
    """One of the movements from → to, A to D."""

    code = models.CharField(_("letter"), max_length=1, unique=True)
    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    from_words = models.CharField(_("from"), max_length=120)
    to_words = models.CharField(_("to"), max_length=120)
    explanation = models.TextField(_("explanation"), blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("movement")
        verbose_name_plural = _("movements")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/bewegingen/{self.slug}/"

    def shown_effects(self):
        """Its effects, each with the other movements that bring it about."""
        effects = list(self.effects.prefetch_related("movements"))
        for effect in effects:
            effect.others = [movement for movement in effect.movements.all() if movement != self]
        return effects


class Effect(models.Model):
    """What a movement should bring about; one effect may come from several movements."""

    text = models.CharField(_("effect"), max_length=160, unique=True)
    movements = models.ManyToManyField(Movement, related_name="effects", verbose_name=_("movements"))
    source = models.CharField(_("source"), max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("effect")
        verbose_name_plural = _("effects")

    def __str__(self):
        return self.text


class TargetGroup(models.Model):
    """One of the rough groups of people the agenda speaks about; a person may be in several."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    explanation = models.TextField(_("explanation"), blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/doelgroepen/{self.slug}/"


class Neighbourhood(models.Model):
    """A neighbourhood, in its district."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    district = models.CharField(_("district"), max_length=80, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/wijken/{self.slug}/"
