"""The editor of Wagtail made ours: what waits on the start page, ways to our own pages, tips while writing."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

import home.waiting_report  # noqa: F401  (registers its hooks)
from home.reading_tips import reading_tips
from home.start_page import MODERATION, WaitingPanel

# Manuals of Wagtail in English, and reports nobody here uses.
HIDDEN_FROM_MENU = {"help"}
# Plainer than what Wagtail says, and not the words we use for something else.
OUR_WORDS = {
    "explorer": pgettext_lazy("editor", "Pages"),
    "snippets": pgettext_lazy("editor", "Words and figures"),
    "reports": pgettext_lazy("editor", "Overviews"),
}
HIDDEN_REPORTS = {"page-types-usage", "locked-pages"}


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    panels.insert(0, WaitingPanel())


@hooks.register("register_admin_urls")
def reading_tips_address():
    return [path("leesbaarheid/", reading_tips, name="reading_tips")]


@hooks.register("insert_editor_js")
def tips_while_writing():
    return format_html('<script type="module" src="{}"></script>', static("js/admin/leesbaarheid.js"))


class ModerationMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.is_superuser or request.user.has_perm("dialogue.see_moderation")


@hooks.register("register_admin_menu_item")
def way_to_moderation():
    return ModerationMenuItem(
        _("Moderation"), MODERATION, name="moderation", icon_name="clipboard-list", order=150
    )


@hooks.register("register_admin_menu_item")
def way_to_mine():
    return MenuItem(_("My page"), "/mijn/", name="mine", icon_name="user", order=10_500)


@hooks.register("construct_main_menu")
def leave_out_what_nobody_needs(request, items):
    items[:] = [item for item in items if item.name not in HIDDEN_FROM_MENU]
    for item in items:
        item.label = OUR_WORDS.get(item.name, item.label)


@hooks.register("construct_reports_menu")
def leave_out_reports_nobody_needs(request, items):
    items[:] = [item for item in items if item.name not in HIDDEN_REPORTS]
