"""What every page needs for its header and footer. Nothing personal, and no query once it is known."""

from django.conf import settings

from home.identity import identity_of


def identity(request):
    site_identity, main_menu = identity_of(request)
    return {"demo_mode": settings.DEMO_MODE, "site_identity": site_identity, "main_menu": main_menu}
