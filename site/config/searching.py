"""What can be found: a mixin that puts the words of a thing, brought back to their stems, into the search index."""

import re
from html import unescape

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from config.stemming import stems_of

# Addresses and choices are no text that people read.
NO_TEXT = (models.SlugField, models.EmailField, models.URLField)
# Where something comes from: references for who checks, no words to find.
REFERENCES = {"source", "sources", "as_of"}
LIST_DASH = re.compile(r"^\s*-\s+", re.MULTILINE)


def _without_markup(html):
    return unescape(re.sub(r"<[^>]+>", " ", html))


def _on_one_line(text):
    return " ".join(LIST_DASH.sub("", _without_markup(text)).split())


def _is_text(field):
    return (
        isinstance(field, models.CharField | models.TextField | StreamField)
        and not isinstance(field, NO_TEXT)
        and not field.choices
        and field.name not in REFERENCES
    )


def _text_of(thing, field):
    value = getattr(thing, field.attname)
    if isinstance(field, StreamField | RichTextField):
        return " ".join(str(each) for each in field.get_searchable_content(value))
    return str(value or "")


class Findable(index.Indexed):
    """Before `Page` or `models.Model`. Takes all text of the model's own fields, or what `search_text` says."""

    # Beside `search_fields` of the model itself.
    search_title_field = "title"

    @classmethod
    def get_search_fields(cls):
        return [*super().get_search_fields(), index.SearchField("stemmed_text")]

    @classmethod
    def _fields_with_text(cls):
        inherited = {"page_ptr", "wagtailcore"}
        return [
            field
            for field in cls._meta.concrete_fields
            if _is_text(field) and field.model._meta.app_label not in inherited
        ]

    @property
    def search_title(self):
        return str(getattr(self, self.search_title_field))

    def search_text(self):
        """Plain text for the index and for the excerpt, without the title."""
        fields = [field for field in self._fields_with_text() if field.name != self.search_title_field]
        texts = (_text_of(self, field) for field in fields)
        return " ".join(_on_one_line(text) for text in texts if text)

    @property
    def stemmed_text(self):
        return " ".join(stems_of(f"{self.search_title} {self.search_text()}"))
