"""What holds for every page of somebody who is signed in."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse

from dialogue.people.second_factor import has_second_factor, needs_second_factor, used_second_factor

SAFE = {"GET", "HEAD", "OPTIONS"}


class SecondFactorMiddleware:
    """Who works for the city sets up a second factor before reaching anything but public pages.

    There is no list of staff pages to forget one on: all is closed but the accounts pages and what is public.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.DEMO_MODE or request.path.startswith("/accounts/"):
            return self.get_response(request)
        if request.method in SAFE and not request.path.startswith("/beheer/"):
            response = self.get_response(request)
            if getattr(response, "is_public_page", False):
                return response
            return to_setup() if lacks_second_factor(request) else response
        return to_setup() if lacks_second_factor(request) else self.get_response(request)


def lacks_second_factor(request):
    user = request.user
    return (
        user.is_authenticated
        and not used_second_factor(request)
        and needs_second_factor(user)
        and not has_second_factor(user)
    )


def to_setup():
    return HttpResponseRedirect(reverse("mfa_index"))


class RefusedFormMiddleware:
    """A page that shows a refused form answers 422, in allauth too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and getattr(form, "errors", None):
            response.status_code = 422
        return response
