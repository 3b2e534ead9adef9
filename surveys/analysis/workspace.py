"""What the pages of an analyst show. Nothing here shows an answer that is held back."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, Prefetch, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from config.stemming import stems_of
from surveys.analysis.models import HoldState, Passage, Reading, Theme
from surveys.analysis.quoting import Blurring, why_not_quoted
from surveys.analysis.redacting import redacted
from surveys.building.models import Survey, Version


def texts_in(questions):
    """[(key, question, words of the box)] of everything people could write in."""
    return [
        (text.key, question, str(text.label))
        for question in questions
        for text in question.how.texts(question)
    ]


@dataclass
class Line:
    """One open question in the list, and how far the reading is."""

    key: str
    title: str
    total: int = 0
    read: int = 0
    held: int = 0


@dataclass
class Work:
    survey: Survey
    lines: list = field(default_factory=list)


def closed_surveys():
    """Every closed survey with its open questions, in a fixed number of queries."""
    newest = Prefetch("versions", Version.objects.order_by("-number"))
    surveys = (
        Survey.objects.originals().filter(closed_at__isnull=False).defer("questions").prefetch_related(newest)
    )
    counts = counted(Reading.objects.filter(survey__in=surveys))
    return [work for work in (work_on(survey, counts) for survey in surveys) if work.lines]


def counted(readings):
    """{(survey, question): how many there are to read, were read, are held back}"""
    shown = Q(hold=None) | Q(hold__state=HoldState.RELEASED)
    rows = readings.order_by().values("survey", "text_key")
    rows = rows.annotate(
        all=Count("pk"), shown=Count("pk", filter=shown), read=Count("read_at", filter=shown)
    )
    return {
        (row["survey"], row["text_key"]): {
            "total": row["shown"],
            "read": row["read"],
            "held": row["all"] - row["shown"],
        }
        for row in rows
    }


def work_on(survey, counts):
    versions = survey.versions.all()
    lines = [
        Line(key, title_of(question, words), **counts.get((survey.pk, key), {}))
        for key, question, words in (texts_in(versions[0].questions) if versions else ())
    ]
    return Work(survey, [line for line in lines if line.total or line.held])


def title_of(question, words):
    return words if words == question.title else f"{question.title} – {words}"


class Workspace:
    """One open question: its themes, what is asked to be shown, and the answer that is in front."""

    def __init__(self, survey, text_key, title, query):
        self.survey, self.text_key, self.title = survey, text_key, title
        self.shown = query.get("toon", "")
        self.words = query.get("zoek", "").strip()[:100]
        self.theme = number(query.get("thema"))
        self.asked = number(query.get("antwoord"))
        self.all = Reading.objects.of(survey, text_key).not_held()
        self.themes = list(
            Theme.objects.filter(survey=survey, text_key=text_key).annotate(
                count=Count("coded", filter=Q(coded__reading__in=self.all))
            )
        )

    @cached_property
    def progress(self):
        counts = counted(Reading.objects.of(self.survey, self.text_key))
        return counts.get((self.survey.pk, self.text_key), {"total": 0, "read": 0, "held": 0})

    @cached_property
    def found(self):
        """What the filters leave."""
        readings = self.all
        if self.theme:
            readings = readings.filter(coded__theme=self.theme)
        for stem in stems_of(self.words):
            readings = readings.filter(stems__contains=f" {stem} ")
        filters = {
            "ongelezen": {"read_at": None},
            "zonder-thema": {"coded": None},
            "voorstel": {"passages__state": "proposed"},
            "citaten": {"quote__isnull": False},
        }
        return readings.filter(**filters.get(self.shown, {})).distinct().order_by("pk")

    @cached_property
    def count(self):
        return self.found.count()

    @cached_property
    def current(self):
        """The answer in front: the one asked for, also when it no longer fits the filter, or the first to read."""
        if self.asked:
            return self.whole(self.all.filter(pk=self.asked))
        return self.whole(self.found.filter(read_at=None)) or self.whole(self.found)

    def whole(self, readings):
        with_all = readings.select_related("answer__response", "survey", "read_by", "quote__chosen_by")
        passages = Prefetch("passages", Passage.objects.select_related("decided_by"))
        return with_all.prefetch_related(passages, "coded__coded_by").order_by("pk").first()

    @cached_property
    def next(self):
        return self.current and self.found.filter(pk__gt=self.current.pk).values_list("pk", flat=True).first()

    @cached_property
    def previous(self):
        return self.current and self.found.filter(pk__lt=self.current.pk).values_list("pk", flat=True).last()

    @property
    def coded(self):
        return {row.theme_id: row for row in self.current.coded.all()}

    @property
    def choices(self):
        """[(theme, who put this answer under it or None)]"""
        coded = self.coded
        return [(theme, coded.get(theme.pk)) for theme in self.themes]

    @property
    def groups(self):
        return Blurring(self.survey).of(self.current)

    @property
    def pieces(self):
        return pieces_of(self.current.answer.text, self.current.passages.all())

    @property
    def quote(self):
        return getattr(self.current, "quote", None)

    @property
    def quoted_words(self):
        return self.current.answer.text[self.quote.start : self.quote.end] if self.quote else ""

    @property
    def passages(self):
        """[(its words, passage)]"""
        text = self.current.answer.text
        return [(text[each.start : each.end], each) for each in self.current.passages.all()]

    @property
    def as_it_leaves(self):
        passages = self.current.passages.all()
        return redacted(self.current.answer.text, passages, self.quote.start, self.quote.end)

    @property
    def why_not_quoted(self):
        return why_not_quoted(self.current)

    def query(self, **more):
        """The filters as the end of an address."""
        given = {"toon": self.shown, "thema": self.theme or "", "zoek": self.words, **more}
        return urlencode({name: value for name, value in given.items() if value})

    @property
    def same(self):
        return self.query(antwoord=self.current.pk if self.current else "")

    @property
    def onward(self):
        return self.query(antwoord=self.next or (self.current.pk if self.current else ""))

    @property
    def to_previous(self):
        return self.query(antwoord=self.previous)

    @property
    def filters(self):
        return [
            ("", _("All answers")),
            ("ongelezen", _("Not read yet")),
            ("zonder-thema", _("Without a theme")),
            ("voorstel", _("With a proposal still open")),
            ("citaten", _("Chosen as a quote")),
        ]


def number(text):
    return int(text) if text and text.isdecimal() and len(text) < 16 else 0


def pieces_of(text, passages):
    """[(words, passage or None)] of a whole text, for who decides what is blacked out."""
    at, pieces = 0, []
    for passage in passages:
        if passage.start < at:
            continue
        pieces += [(text[at : passage.start], None), (text[passage.start : passage.end], passage)]
        at = passage.end
    return [piece for piece in [*pieces, (text[at:], None)] if piece[0]]
