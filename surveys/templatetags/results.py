"""The report of a survey, drawn only when no drawing of it is kept: the frozen tables never change."""

from django import template

from surveys.results.page import page_of_results
from surveys.results.queries import release_of

register = template.Library()


@register.inclusion_tag("surveys/results/_report.html")
def report(survey):
    return page_of_results(survey, release_of(survey))
