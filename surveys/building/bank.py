"""Questions that are asked in the same words in many surveys, so that results compare."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from surveys.building.blocks import BankQuestionsBlock
from surveys.building.fields import QuestionsField


class BankQuestion(RevisionMixin, models.Model):
    """A question to choose in the editor of a survey; its address is kept with every answer."""

    slug = models.SlugField(_("name in the data"), unique=True, max_length=60)
    name = models.CharField(_("name in the list"), max_length=120)
    why = models.TextField(_("why we ask this everywhere"), max_length=600, blank=True)
    question = QuestionsField(BankQuestionsBlock(), verbose_name=_("question"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("question in the bank")
        verbose_name_plural = _("question bank")

    def __str__(self):
        return self.name
