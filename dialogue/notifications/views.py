"""Following, choosing how to hear, the way out that stands in a mail, and the calendar of a process."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dialogue.notifications.actions import choose_mail, follow, stop_mail, try_again, unfollow
from dialogue.notifications.calendars import calendar_of
from dialogue.notifications.followable import KINDS, thing_of
from dialogue.notifications.forms import MailChoiceForm
from dialogue.notifications.models import Follow, MailChoice
from dialogue.notifications.queries import things_followed
from dialogue.notifications.stopping import read_token
from dialogue.people.models import User
from dialogue.processes.models import Process


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow_thing(request, kind, key):
    """Whether I follow this, and a button to change that."""
    if request.method == "POST" and "stop" in request.POST:
        unfollow(actor=request.user, kind=kind, key=key)
        messages.success(request, _("You do not follow this any more."))
        return redirect("notifications:mine")
    thing = thing_of(kind, key)
    if request.method == "POST":
        follow(actor=request.user, thing=thing)
        messages.success(request, _("You follow this now."))
        return redirect(request.path)
    follows = Follow.objects.filter(user=request.user, kind=kind, key=key).exists()
    context = {"thing": thing, "kind": KINDS[kind], "follows": follows}
    return render(request, "dialogue/notifications/follow.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request):
    """What I follow, and how I want to hear."""
    choice = MailChoice.objects.filter(user=request.user).first() or MailChoice(user=request.user)
    form = MailChoiceForm(request.POST if request.method == "POST" else None, instance=choice)
    if form.is_valid():
        choose_mail(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your choice is saved."))
        return redirect("notifications:mine")
    context = {"form": form, "followed": things_followed(request.user)}
    return render(request, "dialogue/notifications/mine.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_POST
def works_again(request):
    """My address works again."""
    try_again(actor=request.user)
    messages.success(request, _("Thank you. We write to you again."))
    return redirect("people:mine")


# A mail program posts here by itself, without a cookie (RFC 8058); the signed link says who it is.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """One click out, without signing in. Looking changes nothing: mail scanners look too."""
    found = read_token(token)
    if found is None:
        raise Http404
    key, what = found
    if request.method == "POST":
        user = User.objects.filter(pk=key, is_active=True).first()
        if user:
            stop_mail(user=user, what=what)
        return render(request, "dialogue/notifications/stopped.html", {"what": what})
    return render(request, "dialogue/notifications/stop.html", {"what": what})


@require_safe
def calendar(request, slug):
    """The phases and days of a process, for somebody's own calendar."""
    process = get_object_or_404(Process.objects.public().prefetch_related("phases"), slug=slug)
    return HttpResponse(calendar_of(process), content_type="text/calendar; charset=utf-8")
