"""What a body advises, in numbered recommendations; its minority views and signatures; the reply to each."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from config.searching import Findable
from dialogue.councils.models.bodies import Body, Membership
from dialogue.councils.models.requests import AdviceRequest, RequestQuestion
from dialogue.councils.states import NEXT_OF_ADVICE, AdviceState
from dialogue.outcomes.verdicts import ReplyFields


class AdviceQuerySet(models.QuerySet):
    def public(self):
        return self.filter(state=AdviceState.PUBLISHED, published_at__lte=timezone.now())

    def for_search(self):
        return self.public().select_related("body").prefetch_related("recommendations__reply")

    def sent(self):
        """What the college has to reply to, or did."""
        return self.filter(state__in=[AdviceState.SIGNED, AdviceState.PUBLISHED])


class Advice(Findable, models.Model):
    """The advice of one body, on request or on its own account; its pages under /overleg/ are its closed room."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="advices", verbose_name=_("body"))
    request = models.ForeignKey(
        AdviceRequest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="advices",
        verbose_name=_("request for advice"),
    )
    subject = models.CharField(_("subject"), max_length=160)
    summary = models.TextField(_("the advice in short"), max_length=4000, blank=True)
    summary_version = models.PositiveIntegerField(default=1)
    state = models.CharField(_("state"), max_length=12, choices=AdviceState, default=AdviceState.WRITING)
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    adopted_at = models.DateTimeField(_("adopted at"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    reply_by = models.DateField(_("reply at the latest on"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reply_words = models.TextField(_("the reply in short"), max_length=2000, blank=True)

    objects = AdviceQuerySet.as_manager()
    search_title_field = "subject"
    search_fields = [
        index.SearchField("subject", boost=2),
        index.FilterField("state"),
        index.FilterField("published_at"),
    ]

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("advice")
        verbose_name_plural = _("advices")
        constraints = [
            models.UniqueConstraint(fields=["body", "request"], name="one_advice_per_body_and_request"),
            models.CheckConstraint(
                name="advice_that_is_published_has_a_moment",
                condition=~models.Q(state=AdviceState.PUBLISHED) | models.Q(published_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("councils:advice", args=[self.pk])

    @classmethod
    def get_indexed_objects(cls):
        return cls.objects.filter(state=AdviceState.PUBLISHED)

    def get_indexed_instance(self):
        """Nothing of it is in the index before the college publishes; whoever asks sees it from its moment on."""
        return self if self.state == AdviceState.PUBLISHED else None

    def search_text(self):
        texts = [str(self.body), self.summary, self.reply_words]
        for point in self.recommendations.all():
            texts += [point.text, point.answer.reasons if point.answer else ""]
        return " ".join(filter(None, texts))

    @property
    def room_address(self):
        return reverse("councils:room", args=[self.pk])

    def is_public(self):
        return self.state == AdviceState.PUBLISHED and self.published_at <= timezone.now()

    def is_being_written(self):
        return self.state == AdviceState.WRITING

    def is_open_for_remarks(self):
        """While it is written, and on request only until the deadline."""
        return self.is_being_written() and (self.request is None or self.request.is_running())

    def is_reply_late(self):
        return (
            self.state == AdviceState.SIGNED and bool(self.reply_by) and self.reply_by < timezone.localdate()
        )

    def can_become(self, state):
        return state in NEXT_OF_ADVICE[self.state]


class Recommendation(models.Model):
    """One numbered point of an advice. The version makes that two writers never undo each other."""

    advice = models.ForeignKey(Advice, models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("recommendation"), max_length=2000)
    question = models.ForeignKey(
        RequestQuestion,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("answers question"),
    )
    paragraph = models.CharField(_("paragraph of the report"), max_length=160, blank=True)
    paragraph_address = models.CharField(_("address of that paragraph"), max_length=240, blank=True)
    version = models.PositiveIntegerField(default=1)
    writer = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    writing_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        constraints = [
            models.UniqueConstraint(fields=["advice", "number"], name="recommendation_number_once_per_advice")
        ]

    def __str__(self):
        return self.text[:80]

    def is_being_written_by_other(self, membership):
        """Somebody said they write here now; it warns, it does not lock."""
        is_running = self.writing_until is not None and timezone.now() < self.writing_until
        return (
            is_running and self.writer_id is not None and (not membership or self.writer_id != membership.pk)
        )

    @property
    def answer(self):
        """The reply, or nothing."""
        return getattr(self, "reply", None)


class RecommendationEdition(models.Model):
    """How a recommendation read at one version, and who wrote it that way. A row is never changed."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="editions")
    version = models.PositiveIntegerField()
    text = models.TextField(max_length=2000)
    author = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-version"]
        verbose_name = _("version of a recommendation")
        verbose_name_plural = _("versions of recommendations")
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "version"], name="recommendation_version_once")
        ]


class MinorityView(models.Model):
    """What some members think otherwise, kept beside the advice."""

    advice = models.ForeignKey(Advice, models.CASCADE, related_name="minority_views")
    author = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="minority_views",
        verbose_name=_("about recommendation"),
    )
    text = models.TextField(_("what you think otherwise, and why"), max_length=2000)
    supporters = models.ManyToManyField(Membership, blank=True, related_name="+")
    is_named = models.BooleanField(_("with our names"), default=False)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("minority view")
        verbose_name_plural = _("minority views")
        constraints = [
            models.UniqueConstraint(
                fields=["advice", "author", "recommendation"], name="one_minority_view_per_point"
            )
        ]


class Signature(models.Model):
    """The chair or the secretary signs an adopted advice."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="signatures")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=20)
    name = models.CharField(_("name"), max_length=80)
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["role"]
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [models.UniqueConstraint(fields=["advice", "role"], name="one_signature_per_role")]


class RecommendationReply(ReplyFields):
    """What the college does with one recommendation. It is closed until advice and reply are published together."""

    recommendation = models.OneToOneField(Recommendation, models.PROTECT, related_name="reply")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)

    class Meta(ReplyFields.Meta):
        abstract = False
        verbose_name = _("reply to a recommendation")
        verbose_name_plural = _("replies to recommendations")
        permissions = [
            ("ask_for_advice", _("Can ask a body for advice")),
            ("reply_for_college", _("Can reply for the college")),
        ]
