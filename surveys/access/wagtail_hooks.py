"""Who may answer, in the menu of the admin, beside each survey, and in its history."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from surveys.access import staff_views as views
from surveys.building.models import Survey

HISTORY = {
    "codes_handed_over": _("Codes handed over"),
    "codes_withdrawn": _("Codes withdrawn"),
    "codes_taken_in": _("Codes taken in"),
    "panel_invited": _("Panel invited"),
    "panel_reminded": _("Panel reminded"),
    "letters_fetched": _("Letters to the panel fetched"),
}


@hooks.register("register_admin_urls")
def addresses():
    one = "wie-mag-antwoorden/<int:pk>/"
    return [
        path("wie-mag-antwoorden/", views.surveys, name="survey_access_list"),
        path(one, views.access, name="survey_access"),
        path(one + "codes/", views.make_codes, name="survey_make_codes"),
        path(one + "codes/<int:batch>/ophalen/", views.get_codes, name="survey_get_codes"),
        path(one + "codes/<int:batch>/intrekken/", views.withdraw_codes, name="survey_withdraw_codes"),
        path(one + "adressen/", views.codes_for_addresses, name="survey_codes_for_addresses"),
        path(one + "codes/inlezen/", views.take_in_codes, name="survey_take_in_codes"),
        path(one + "uitnodigen/", views.invite, name="survey_invite"),
        path(one + "herinneren/", views.remind, name="survey_remind"),
        path(one + "brieven/", views.letters, name="survey_letters"),
        path(one + "brieven/verstuurd/", views.letters_posted, name="survey_letters_posted"),
    ]


class AccessMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("surveys.manage_access", None)


@hooks.register("register_admin_menu_item")
def way_to_access():
    return AccessMenuItem(
        _("Who may answer"), reverse("survey_access_list"), name="survey-access", icon_name="key", order=161
    )


@hooks.register("register_snippet_listing_buttons")
def way_from_a_survey(snippet, user, next_url=None):
    if isinstance(snippet, Survey) and user.has_perm("surveys.manage_access", snippet):
        yield Button(
            _("Who may answer"), reverse("survey_access", args=[snippet.pk]), icon_name="key", priority=30
        )


@hooks.register("register_log_actions")
def words_for_the_history(actions):
    for name, words in HISTORY.items():
        actions.register_action(f"surveys.{name}", words, words)
