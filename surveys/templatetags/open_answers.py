"""How far the reading of open answers is, for who publishes results: numbers only."""

from django import template

from surveys.analysis.models import Reading

register = template.Library()


@register.inclusion_tag("surveys/analysis/_left.html")
def open_answers_left(survey):
    readings = Reading.objects.filter(survey=survey).not_held()
    return {
        "total": readings.count(),
        "read": readings.exclude(read_at=None).count(),
        "undecided": readings.filter(quote__isnull=False).with_open_proposals().count(),
    }
