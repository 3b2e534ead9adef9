"""What members say to each other in the closed room."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.councils.models.advices import Advice
from dialogue.councils.models.bodies import Membership
from dialogue.councils.models.requests import Paper, RequestQuestion


class RemarkQuerySet(models.QuerySet):
    def for_screen(self):
        return self.select_related("author").order_by("written_at", "pk")


class Remark(models.Model):
    """A member says something on a question, or on a page and paragraph of a paper. Only the body reads it."""

    advice = models.ForeignKey(Advice, models.CASCADE, related_name="remarks")
    author = models.ForeignKey(Membership, models.PROTECT, related_name="remarks")
    question = models.ForeignKey(
        RequestQuestion, models.PROTECT, null=True, blank=True, related_name="remarks"
    )
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="remarks")
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True)
    paragraph = models.PositiveSmallIntegerField(_("paragraph"), null=True, blank=True)
    text = models.TextField(_("your remark"), max_length=2000)
    key = models.UUIDField(_("key of the form"), null=True, blank=True)
    written_at = models.DateTimeField(default=timezone.now)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        constraints = [
            models.CheckConstraint(
                name="remark_is_about_one_thing",
                condition=models.Q(question__isnull=False, paper=None)
                | models.Q(question=None, paper__isnull=False)
                | models.Q(question=None, paper=None),
            ),
            models.CheckConstraint(
                name="remark_names_a_page_of_a_paper",
                condition=models.Q(page=None) | models.Q(paper__isnull=False),
            ),
            models.UniqueConstraint(fields=["author", "key"], name="remark_once_per_form"),
        ]

    def __str__(self):
        return self.text[:80]
