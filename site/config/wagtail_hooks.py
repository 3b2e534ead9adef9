"""What the editor needs to work under a policy without inline scripts, and with broken pictures.

Wagtail starts choosers, date pickers and panels with a script beside each. Here each gets a mark instead, and one
script of ours (beheer.js) starts what is marked. Dates and panels: templates/wagtailadmin/.
"""

import json

from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.images.fields import WagtailImageField


@hooks.register("insert_global_admin_js")
def start_what_is_marked():
    return format_html('<script type="module" src="{}"></script>', static("js/beheer.js"))


def render_with_a_mark(widget, name, value, attrs=None, renderer=None):
    """BaseChooser.render, with a mark where Wagtail writes a script."""
    data = widget.get_value_data(value)
    return format_html(
        '{}<span hidden data-start="{}" data-for="{}" data-options="{}"></span>',
        widget.render_html(name, data, attrs),
        "createTaskChooser" if isinstance(widget, AdminTaskChooser) else widget.js_constructor,
        attrs["id"],
        json.dumps(widget.get_js_init_options(attrs["id"], name, data)),
    )


BaseChooser.render = render_with_a_mark


check_size = WagtailImageField.check_image_pixel_size


def check_that_it_opens(field, file):
    """A file that begins like a picture and then breaks is an invalid picture, not an error of ours."""
    try:
        check_size(field, file)
    except (OSError, SyntaxError, ValueError) as broken:
        raise ValidationError(field.error_messages["invalid_image"], code="invalid_image") from broken


WagtailImageField.check_image_pixel_size = check_that_it_opens
