"""What the municipality promised, to whom, by when, and how it went. Nothing here is changed without a public line."""

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from config.searching import Findable
from dialogue.outcomes.models import who
from dialogue.outcomes.states import NEXT, PLACE, SETTLED, UNSETTLED, ChangeKind, PromiseKind, PromiseState
from dialogue.processes.models import Process
from dialogue.taxonomy.models import Spoor, TargetGroup


class PromiseQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public_at__isnull=False)

    def unsettled(self):
        return self.filter(state__in=UNSETTLED)

    def settled(self):
        return self.filter(state__in=SETTLED)

    def late(self, today=None):
        return self.unsettled().filter(due_on__lt=today or timezone.localdate())

    def in_time(self, today=None):
        return self.unsettled().exclude(due_on__lt=today or timezone.localdate())

    def for_list(self):
        """Late ones on top, then what is still open, by the day; what is settled last, newest first."""
        rank = Case(
            When(state__in=UNSETTLED, due_on__lt=timezone.localdate(), then=Value(0)),
            When(state__in=UNSETTLED, then=Value(1)),
            default=Value(2),
        )
        day = Case(When(state__in=UNSETTLED, then="due_on")).asc(nulls_last=True)
        return self.for_cards().order_by(rank, day, F("settled_on").desc(nulls_last=True), "pk")

    def for_cards(self):
        return self.select_related("process").prefetch_related("sporen", "target_groups", "aliases")


class Promise(Findable, models.Model):
    """Something the municipality said it would do; also what the council asked for. Late is what the clock says."""

    kind = models.CharField(_("kind"), max_length=12, choices=PromiseKind, default=PromiseKind.PROMISE)
    code = models.CharField(_("code"), max_length=20, blank=True)
    title = models.CharField(_("short title"), max_length=120)
    text = models.TextField(_("what we promise"), max_length=2000)
    owner = models.CharField(_("who sees to it"), max_length=120)
    due_on = models.DateField(_("ready at the latest on"), null=True, blank=True)
    proof = models.CharField(_("how you see that it is done"), max_length=400, blank=True)
    reservation = models.CharField(_("reservation"), max_length=400, blank=True)
    made_on = models.DateField(_("promised on"), null=True, blank=True)
    made_when = models.CharField(_("when, in words"), max_length=80, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    source = models.CharField(_("source"), max_length=160, blank=True)
    source_address = models.CharField(_("where the source stands"), max_length=240, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=PromiseState, default=PromiseState.OPEN, db_index=True
    )
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    process = models.ForeignKey(
        Process,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name=_("process"),
    )
    sporen = models.ManyToManyField(Spoor, related_name="promises", blank=True, verbose_name=_("sporen"))
    target_groups = models.ManyToManyField(
        TargetGroup, related_name="promises", blank=True, verbose_name=_("target groups")
    )
    public_at = models.DateTimeField(_("public since"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    created_at = models.DateTimeField(_("written at"), default=timezone.now)
    created_by = who()
    client_id = models.UUIDField(_("id given by the screen"), null=True, blank=True, unique=True)

    objects = PromiseQuerySet.as_manager()
    search_fields = [index.SearchField("title", boost=2), index.FilterField("public_at")]

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="promise_code_once"),
            models.CheckConstraint(
                name="promise_has_an_owner",
                condition=~Q(owner=""),
                violation_error_message=_("Say who sees to it."),
            ),
            models.CheckConstraint(
                name="promise_has_a_day",
                condition=~Q(kind=PromiseKind.PROMISE) | Q(due_on__isnull=False),
                violation_error_message=_("Say by when."),
            ),
            models.CheckConstraint(
                name="promise_settled_has_a_day_or_none",
                condition=Q(state__in=SETTLED) | Q(settled_on__isnull=True),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("outcomes:promise", args=[self.pk])

    def search_text(self):
        return " ".join(filter(None, [self.code, self.text, self.answer, self.owner]))

    def is_settled(self):
        return self.state in SETTLED

    def is_late(self):
        """Nobody says so but the clock."""
        return not self.is_settled() and self.due_on is not None and self.due_on < timezone.localdate()

    def can_move(self, state):
        return state in NEXT[self.state]

    @property
    def next_states(self):
        return [state for state in PromiseState if state in NEXT[self.state]]


class PromiseAlias(models.Model):
    """Another code under which people look for it: 11-1 is also written M-11-1."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="aliases", verbose_name=_("promise"))
    code = models.CharField(_("code"), max_length=20, unique=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("other code")
        verbose_name_plural = _("other codes")

    def __str__(self):
        return self.code


class PromiseSource(models.Model):
    """The arrow from an answer to a promise. `kind` names an entry of `origins.py`: a theme, a recommendation."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="origins", verbose_name=_("promise"))
    kind = models.CharField(_("kind"), max_length=30)
    key = models.PositiveBigIntegerField(_("which one"))
    added_at = models.DateTimeField(_("added at"), default=timezone.now)
    added_by = who()

    class Meta:
        ordering = ["promise", "pk"]
        verbose_name = _("origin of a promise")
        verbose_name_plural = _("origins of promises")
        indexes = [models.Index(fields=["kind", "key"], name="promisesource_by_origin")]
        constraints = [
            models.UniqueConstraint(fields=["promise", "kind", "key"], name="origin_once_per_promise")
        ]

    def __str__(self):
        return f"{self.kind} {self.key}"


class PromiseChange(models.Model):
    """One public line of the history of a promise; never changed, never removed."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="changes", verbose_name=_("promise"))
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=8, choices=ChangeKind)
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"), blank=True)
    reason = models.TextField(_("reason"), max_length=2000)
    changed_on = models.DateField(_("changed on"), default=timezone.localdate)
    noted_at = models.DateTimeField(_("noted at"), default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by whom")
    )

    class Meta:
        ordering = ["promise", "number"]
        verbose_name = _("change of a promise")
        verbose_name_plural = _("changes of promises")
        constraints = [
            models.UniqueConstraint(fields=["promise", "number"], name="change_number_once_per_promise"),
            models.CheckConstraint(
                name="change_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self):
        return f"{self.promise_id}/{self.number}"

    def is_backwards(self):
        return self.kind == ChangeKind.STATE and PLACE[self.after] < PLACE[self.before]

    @property
    def before_words(self):
        return PromiseState(self.before).label if self.kind == ChangeKind.STATE else self.before

    @property
    def after_words(self):
        return PromiseState(self.after).label if self.kind == ChangeKind.STATE else self.after


class Evidence(models.Model):
    """Something that shows a promise being kept: where to see it, and who put it here."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="evidence", verbose_name=_("promise"))
    text = models.CharField(_("what you can see"), max_length=400)
    address = models.CharField(_("where it stands"), max_length=240, blank=True)
    happened_on = models.DateField(_("when"), default=timezone.localdate)
    added_at = models.DateTimeField(_("added at"), default=timezone.now)
    added_by = who()

    class Meta:
        ordering = ["happened_on", "pk"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.UniqueConstraint(fields=["promise", "text", "address"], name="evidence_once_per_promise"),
            models.CheckConstraint(name="evidence_says_something", condition=~Q(text="")),
        ]

    def __str__(self):
        return self.text[:60]
