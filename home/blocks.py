"""The fixed blocks that pages are made of."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class FetchingChooserBlock(SnippetChooserBlock):
    """A chooser that fetches what its drawings need in one go, however many are on the page."""

    def __init__(self, target_model, *, fetch, **kwargs):
        super().__init__(target_model, **kwargs)
        self.fetch = fetch

    def deconstruct(self):
        """Migrations need not know this class: what is stored is that of any chooser."""
        _path, args, kwargs = super().deconstruct()
        kept = {name: value for name, value in kwargs.items() if name != "fetch"}
        return "wagtail.snippets.blocks.SnippetChooserBlock", args, kept

    def bulk_to_python(self, values):
        chosen = super().bulk_to_python(values)
        prefetch_related_objects([each for each in chosen if each], *self.fetch)
        return chosen


class PictureBlock(blocks.StructBlock):
    """A photograph or drawing: described in words, or marked as decoration."""

    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), max_length=240, required=False)

    class Meta:
        icon = "image"
        label = _("picture")
        template = "home/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("words"), max_length=400)
    speaker = blocks.CharBlock(label=_("who said it"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("quote")
        template = "home/blocks/quote.html"


class NoticeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=120, required=False)
    text = blocks.TextBlock(label=_("text"), max_length=600)

    class Meta:
        icon = "info-circle"
        label = _("notice")
        template = "home/blocks/notice.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), max_length=600, required=False)

    class Meta:
        icon = "list-ol"
        label = _("step")


class LifePhaseBlock(blocks.StructBlock):
    """What the reform means for somebody in this phase of life."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), max_length=1200)
    source = blocks.CharBlock(label=_("source"), max_length=120, required=False)

    class Meta:
        icon = "user"
        label = _("phase of life")


class SectionBlock(blocks.StructBlock):
    """A part of a text with a heading of its own, so that one can link to it."""

    anchor = blocks.RegexBlock(
        r"^[a-z0-9-]+$",
        label=_("name in the address"),
        max_length=60,
        error_messages={"invalid": _("Use small letters, digits and hyphens.")},
    )
    title = blocks.CharBlock(label=_("title"), max_length=160)
    text = blocks.RichTextBlock(label=_("text"), features=FEATURES)
    points = blocks.ListBlock(
        blocks.CharBlock(label=_("point"), max_length=240), label=_("in short"), default=[], required=False
    )
    source = blocks.CharBlock(label=_("source"), max_length=120, required=False)

    class Meta:
        icon = "title"
        label = _("section")
        template = "home/blocks/section.html"


class BodyBlock(blocks.StreamBlock):
    """What an editor can build a page from."""

    text = blocks.RichTextBlock(
        label=_("text"), features=FEATURES, icon="pilcrow", template="home/blocks/text.html"
    )
    section = SectionBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    notice = NoticeBlock()
    steps = blocks.ListBlock(StepBlock(), label=_("steps"), icon="list-ol", template="home/blocks/steps.html")
    figure = FetchingChooserBlock(
        "home.Figure",
        fetch=["facts"],
        label=_("figure with its sources"),
        icon="order",
        template="home/blocks/figure.html",
    )
    table = FetchingChooserBlock(
        "home.FinanceTable",
        fetch=["rows__spoor"],
        label=_("table of amounts"),
        icon="table",
        template="home/blocks/table.html",
    )
    process = FetchingChooserBlock(
        "dialogue.Process",
        fetch=["closing_answer", "sporen", "target_groups", "phases"],
        label=_("process to take part in"),
        icon="group",
        template="home/blocks/process.html",
    )

    class Meta:
        required = False
