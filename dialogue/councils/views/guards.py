"""Closed pages: to whoever may not see them they do not exist, as if the number was made up."""

import functools

import rules
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from dialogue.councils.models import Advice, AdviceRequest


def closed(view):
    """For who is signed in; never kept by a browser or a proxy. What is refused halfway is not there either."""

    @login_required
    @never_cache
    @functools.wraps(view)
    def guarded(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            raise Http404 from None

    return guarded


def advice_for(request, pk, right="councils.see_room"):
    advice = get_object_or_404(Advice.objects.select_related("body", "request"), pk=pk)
    if not rules.has_perm(right, request.user, advice):
        raise Http404
    return advice


def request_of(request, pk):
    asked = get_object_or_404(AdviceRequest.objects.select_related("owner", "report"), pk=pk)
    if not rules.has_perm("councils.manage_request", request.user, asked):
        raise Http404
    return asked


def tried(request, action, done="", /, **values):
    """Do it, and say how it went; a refusal comes in its own words."""
    try:
        result = action(actor=request.user, **values)
    except ValidationError as refused:
        for words in refused.messages:
            messages.warning(request, words)
        return None
    if done:
        messages.success(request, done)
    return result


def refused_in(form, error):
    """Put a refusal of an action beside the field it is about, or above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def trail(*steps):
    return [{"title": _("Your council room"), "url": "/overleg/"}] + [
        {"title": title, "url": url} for title, url in steps
    ]
