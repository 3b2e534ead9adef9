"""Error pages in plain Dutch for what goes wrong before a view is asked."""

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)


def bad_request(request, exception=None):
    """Without the request: its host may be the very thing that is wrong, and the header of a page asks for it."""
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return HttpResponse(render_to_string("400.html"), status=status)


def nowhere(request, *args, **kwargs):
    raise Http404
