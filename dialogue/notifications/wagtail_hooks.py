"""Mail and letters in the menu of the editor."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dialogue.notifications import admin_views as views


class RightMenuItem(MenuItem):
    """Shown to who has the right."""

    def __init__(self, *args, right, **kwargs):
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request):
        return request.user.has_perm(self.right)


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("berichten/", views.notices, name="notices"),
        path("brieven/", views.letters, name="letters"),
        path("brieven/nieuw/", views.add_address, name="letters_add"),
        path("brieven/maken/", views.make_letters, name="letters_make"),
        path("brieven/<int:pk>/weg/", views.remove_address, name="letters_remove"),
        path("brieven/<int:pk>/stapel.pdf", views.batch, name="letters_batch"),
    ]


@hooks.register("register_reports_menu_item")
def way_to_notices():
    return RightMenuItem(
        _("Mail about events"),
        reverse("notices"),
        name="notices",
        icon_name="mail",
        order=900,
        right="dialogue.see_notices",
    )


@hooks.register("register_reports_menu_item")
def way_to_letters():
    return RightMenuItem(
        _("Letters"),
        reverse("letters"),
        name="letters",
        icon_name="doc-full",
        order=910,
        right="dialogue.send_letters",
    )
