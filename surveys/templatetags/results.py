"""The report of a survey, drawn only when no drawing of it is kept: the frozen tables never change."""

import re

from django import template

from surveys.results.page import page_of_results
from surveys.results.queries import release_of

register = template.Library()
BLOCKS = re.compile("(▇+)")


@register.filter
def around_blocks(text):
    """[(words, whether they are blocks)]: blocks are to look at, the words after them say what was left out."""
    return [(piece, piece.startswith("▇")) for piece in BLOCKS.split(text) if piece]


@register.inclusion_tag("surveys/results/_report.html")
def report(survey):
    return page_of_results(survey, release_of(survey))
