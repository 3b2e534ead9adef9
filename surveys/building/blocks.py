"""The blocks a survey is built from: one per kind of question. Their names are the kinds of `surveys.questions`."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from surveys.questions.conditions import Operator

ABOVE = ["title", "help"]
BELOW = ["picture", "is_sensitive", "condition"]


def layout(*own):
    """The words first, then what is its own; the rest is folded away under the settings of the block."""
    return BlockGroup(children=[*ABOVE, *own], settings=BELOW)


class ConditionBlock(blocks.StructBlock):
    """When the question is asked. The editor shows the earlier questions to choose from; their key is kept."""

    question = blocks.CharBlock(
        label=_("Only ask this after"),
        max_length=12,
        required=False,
        help_text=_("Choose an earlier question. Empty means: always ask."),
    )
    operator = blocks.ChoiceBlock(
        label=_("when the answer"), choices=Operator.choices, default=Operator.IS, required=False
    )
    value = blocks.CharBlock(label=_("this answer"), max_length=80, required=False)

    class Meta:
        icon = "cogs"
        label = _("Condition")
        form_classname = "struct-block condition"


class QuestionBlock(blocks.StructBlock):
    """What every kind of question has."""

    title = blocks.CharBlock(
        label=_("Question"),
        max_length=240,
        help_text=_("One question, as you would say it. At most 15 words."),
    )
    help = blocks.TextBlock(
        label=_("Explanation"),
        max_length=600,
        required=False,
        help_text=_("Only what people need to answer. Leave empty when the question is clear."),
        rows=2,
    )
    picture = ImageBlock(
        label=_("Picture"),
        required=False,
        help_text=_("Describe what it shows, or say that it only decorates."),
    )
    is_sensitive = blocks.BooleanBlock(
        label=_("Sensitive"),
        required=False,
        help_text=_("About health, religion, debt or crime. Results are rounded more."),
    )
    condition = ConditionBlock(required=False)

    class Meta:
        abstract = True
        label_format = "{title}"


class InformationBlock(QuestionBlock):
    class Meta:
        icon = "info-circle"
        label = _("information screen")
        group = _("Other")
        form_layout = BlockGroup(children=ABOVE, settings=["picture", "condition"])
        description = _("Text between the questions; nothing is asked.")


OTHER = blocks.BooleanBlock(
    label=_("With “Something else, namely”"),
    required=False,
    help_text=_("People can write their own answer."),
)


def options(least=2):
    return blocks.ListBlock(
        blocks.CharBlock(label=_("Answer"), max_length=120),
        label=_("Answers to choose from"),
        min_num=least,
        default=["", ""],
        form_classname="short-list",
    )


class OneChoiceBlock(QuestionBlock):
    options = options()
    other = OTHER

    class Meta:
        icon = "radio-full"
        label = _("one choice")
        group = _("Choose")
        form_layout = layout("options", "other")


def least_and_most(least, most):
    """Two whole numbers that bound an answer."""
    return (
        blocks.IntegerBlock(label=least, required=False),
        blocks.IntegerBlock(label=most, required=False),
    )


class SeveralChoicesBlock(QuestionBlock):
    options = options()
    other = OTHER
    min, max = least_and_most(_("Choose at least"), _("Choose at most"))

    class Meta:
        icon = "list-ul"
        label = _("several choices")
        group = _("Choose")
        form_layout = layout("options", "other", "min", "max")


class YesNoBlock(QuestionBlock):
    class Meta:
        icon = "check"
        label = _("yes, no or don't know")
        group = _("Choose")
        form_layout = layout()


class ScaleBlock(QuestionBlock):
    options = blocks.ListBlock(
        blocks.CharBlock(label=_("Word"), max_length=60),
        label=_("Words of the scale, from little to much"),
        min_num=3,
        max_num=7,
        default=["", "", "", "", ""],
        form_classname="short-list",
    )

    class Meta:
        icon = "order"
        label = _("scale in words")
        group = _("Rate")
        form_layout = layout("options")


class GradeBlock(QuestionBlock):
    class Meta:
        icon = "pick"
        label = _("grade from 1 to 10")
        group = _("Rate")
        form_layout = layout()


class StatementBlock(QuestionBlock):
    class Meta:
        icon = "openquote"
        label = _("statement: agree, disagree or pass")
        group = _("Rate")
        form_layout = layout()


class RankingBlock(QuestionBlock):
    options = options()

    class Meta:
        icon = "list-ol"
        label = _("ranking")
        group = _("Choose")
        form_layout = layout("options")


class NumberBlock(QuestionBlock):
    unit = blocks.CharBlock(
        label=_("Unit"), max_length=20, required=False, help_text=_("For example: hours a week.")
    )
    min, max = least_and_most(_("Lowest"), _("Highest"))

    class Meta:
        icon = "decimal"
        label = _("number")
        group = _("Fill in")
        form_layout = layout("unit", "min", "max")


class AmountBlock(QuestionBlock):
    min, max = least_and_most(_("Lowest amount in euro"), _("Highest amount in euro"))

    class Meta:
        icon = "tag"
        label = _("amount in euro")
        group = _("Fill in")
        form_layout = layout("min", "max")


class DateBlock(QuestionBlock):
    class Meta:
        icon = "date"
        label = _("date")
        group = _("Fill in")
        form_layout = layout()


class ShortTextBlock(QuestionBlock):
    class Meta:
        icon = "edit"
        label = _("short text")
        group = _("Fill in")
        form_layout = layout()


class LongTextBlock(QuestionBlock):
    class Meta:
        icon = "doc-full"
        label = _("long text")
        group = _("Fill in")
        form_layout = layout()


class AreaBlock(QuestionBlock):
    by = blocks.ChoiceBlock(
        label=_("People fill in"),
        choices=[
            ("postcode", _("four digits of their postcode")),
            ("neighbourhood", _("their neighbourhood")),
        ],
        default="postcode",
    )

    class Meta:
        icon = "site"
        label = _("postcode or neighbourhood")
        group = _("Fill in")
        form_layout = layout("by")
        description = _("Four digits of the postcode, or a neighbourhood from the list.")


class PictureOptionBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Words"), max_length=120)
    picture = ImageBlock(label=_("Picture"))

    class Meta:
        icon = "image"
        label_format = "{label}"


class PictureChoiceBlock(QuestionBlock):
    options = blocks.ListBlock(
        PictureOptionBlock(label=_("Picture with words")), label=_("Pictures to choose from"), min_num=2
    )
    other = OTHER
    min, max = least_and_most(_("Choose at least"), _("Choose at most"))

    class Meta:
        icon = "image"
        label = _("picture choice")
        group = _("Choose")
        form_layout = layout("options", "other", "min", "max")


class VisionBlock(QuestionBlock):
    """A short story about the future; the two fixed questions always come with it."""

    story = blocks.ListBlock(
        blocks.TextBlock(label=_("Sentence"), max_length=240, rows=2),
        label=_("The story, sentence by sentence"),
        min_num=1,
        default=["", "", ""],
        form_classname="short-list",
    )
    sources = blocks.ListBlock(
        blocks.CharBlock(label=_("Source"), max_length=200),
        label=_("Where the story comes from"),
        default=[""],
        min_num=0,
        help_text=_("A goal of policy, a duty by law, a figure, a table. At least one source."),
        form_classname="short-list",
    )

    class Meta:
        icon = "openquote"
        label = _("vision of the future")
        group = _("Other")
        form_layout = layout("story", "sources")
        description = _("People mark sentences and say what appeals to them and what they doubt.")


class BankBlock(blocks.StructBlock):
    """A question from the bank, asked in the same words everywhere, so that answers compare."""

    question = SnippetChooserBlock("surveys.BankQuestion", label=_("Question from the bank"))
    condition = ConditionBlock(required=False)

    class Meta:
        icon = "folder-open-inverse"
        label = _("from the question bank")
        group = _("Other")
        form_layout = BlockGroup(children=["question"], settings=["condition"])


KINDS = [
    ("one_choice", OneChoiceBlock()),
    ("several_choices", SeveralChoicesBlock()),
    ("yes_no", YesNoBlock()),
    ("picture_choice", PictureChoiceBlock()),
    ("ranking", RankingBlock()),
    ("scale", ScaleBlock()),
    ("grade", GradeBlock()),
    ("statement", StatementBlock()),
    ("number", NumberBlock()),
    ("amount", AmountBlock()),
    ("date", DateBlock()),
    ("short_text", ShortTextBlock()),
    ("long_text", LongTextBlock()),
    ("area", AreaBlock()),
]
SCREENS = [("vision", VisionBlock()), ("information", InformationBlock())]


class BankQuestionsBlock(blocks.StreamBlock):
    """What can be in the bank."""

    class Meta:
        required = False
        max_num = 1

    def __init__(self, local_blocks=None, **kwargs):
        super().__init__([*KINDS, *(local_blocks or [])], **kwargs)


class QuestionsBlock(blocks.StreamBlock):
    """What an editor can build a survey from."""

    class Meta:
        required = False

    def __init__(self, local_blocks=None, **kwargs):
        super().__init__([*KINDS, *SCREENS, ("bank", BankBlock()), *(local_blocks or [])], **kwargs)
