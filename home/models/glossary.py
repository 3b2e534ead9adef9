"""Difficult words and what they mean here."""

from itertools import groupby
from unicodedata import normalize

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from config.searching import Findable
from home.blocks import BodyBlock
from home.lines import lines_of
from home.models.base import TaggedPage
from home.partial_dates import PartialDateField, in_words


class TermStatus(models.TextChoices):
    PLAIN = "", _("written out in the source")
    NOT_WRITTEN_OUT = "not_written_out", _("not written out in the source")


@register_snippet
class Term(Findable, models.Model):
    """One word, its other spellings, and what it means."""

    slug = models.SlugField(_("name in the address"), unique=True, max_length=80)
    term = models.CharField(_("word"), max_length=120)
    aliases = models.TextField(
        _("other words and spellings"), max_length=400, blank=True, help_text=_("One on each line.")
    )
    definition = models.TextField(_("meaning"), max_length=600)
    note = models.TextField(_("note"), max_length=600, blank=True)
    status = models.CharField(_("state"), max_length=20, choices=TermStatus, blank=True)
    as_of = PartialDateField(_("about the moment"))
    source = models.CharField(_("source"), max_length=120, blank=True)

    panels = [
        FieldPanel("term"),
        FieldPanel("slug"),
        FieldPanel("definition"),
        FieldPanel("aliases"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("as_of"), FieldPanel("status")]),
    ]
    search_fields = [
        index.SearchField("term", boost=3),
        index.SearchField("aliases", boost=2),
        index.SearchField("definition"),
        index.SearchField("note"),
        index.AutocompleteField("term"),
    ]
    search_title_field = "term"

    class Meta:
        ordering = [Lower("term")]
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self):
        return self.term

    def get_absolute_url(self):
        return f"/begrippen/#{self.slug}"

    @property
    def letter(self):
        """The letter it stands under, without accent."""
        first = normalize("NFKD", self.term)[:1].upper()
        return first if first.isalpha() else "0-9"

    @property
    def other_words(self):
        return lines_of(self.aliases)

    @property
    def as_of_words(self):
        return in_words(self.as_of)

    @property
    def is_not_written_out(self):
        return self.status == TermStatus.NOT_WRITTEN_OUT


class GlossaryPage(TaggedPage):
    """All words, from A to Z."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "home/glossary_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    content_panels = [*TaggedPage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("glossary")
        verbose_name_plural = _("glossaries")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        terms = sorted(
            Term.objects.all(), key=lambda term: (term.letter, normalize("NFKD", term.term).lower())
        )
        context["letters"] = [
            (letter, list(group)) for letter, group in groupby(terms, lambda term: term.letter)
        ]
        return context
