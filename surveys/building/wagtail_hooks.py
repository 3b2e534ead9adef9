"""What building surveys adds to the editor."""

import json

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from surveys.building.conditions import words_for_conditions
from surveys.building.viewset import SurveyGroup

register_snippet(SurveyGroup)


@hooks.register("insert_editor_js")
def lists_for_conditions():
    return format_html(
        '<script type="module" src="{}" data-survey-conditions="{}"></script>',
        static("js/admin/voorwaarde.js"),
        json.dumps(words_for_conditions()),
    )
