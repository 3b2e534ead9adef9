"""All addresses: our own first, Wagtail last."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.errors import nowhere
from config.health import healthz
from config.media import media
from config.well_known import robots, security
from dialogue.people.views import LogoutView
from home.mailbox import mailbox

handler400 = "config.errors.bad_request"

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots),
    path("security.txt", security),
    path(".well-known/security.txt", security),
    path("favicon.ico", RedirectView.as_view(url="/static/img/mark.svg")),
    path("media/<path:path>", media),
    # Wagtail's own doors would bypass the second factor and the rate limits of allauth.
    path("beheer/login/", to_login),
    re_path(r"^beheer/password_reset/.*$", to_login),
    path("_util/login/", to_login),
    path("beheer/logout/", LogoutView.as_view()),
    # Where Wagtail breaks instead of saying that something is not there.
    path("beheer/failwhale/", nowhere),
    re_path(r"^beheer/.*/chosen/(?!\d+/$)[^/]+/$", nowhere),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("accounts/logout/", LogoutView.as_view(), name="account_logout"),
    path("accounts/", include("allauth.urls")),
    path("", include("surveys.urls")),
    path("", include("dialogue.urls")),
    path("postvak/", mailbox, name="mailbox"),
    path("mailbox/", mailbox),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
]
