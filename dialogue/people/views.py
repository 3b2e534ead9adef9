"""Somebody's own pages. Never kept anywhere: they are for one person."""

from allauth.account.decorators import reauthentication_required
from allauth.account.views import LogoutView as AccountLogoutView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dialogue.people.actions import choose_public_name, erase_person
from dialogue.people.forms import PublicNameForm
from dialogue.people.mine import everything_about, sections, subjects
from dialogue.people.second_factor import has_second_factor, needs_second_factor

EVERYTHING = '"cache", "cookies", "storage"'


class LogoutView(AccountLogoutView):
    """Leaves nothing on a shared device."""

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = EVERYTHING
        return response


@never_cache
@login_required
@require_safe
def mine(request):
    """What I did here, what I am asked to do, and how my account is kept safe."""
    user, works_here = request.user, needs_second_factor(request.user)
    context = {
        "sections": sections(user),
        # Whoever may edit works here, so nobody else has to be asked for their rights.
        "can_edit_site": works_here and user.has_perm("wagtailadmin.access_admin"),
        "lacks_second_factor": works_here and not has_second_factor(user),
    }
    return render(request, "people/mine.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_data(request):
    """My name and my address, a copy of everything, and the way out."""
    form = PublicNameForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        choose_public_name(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Your name is saved."))
        return redirect("people:my_data")
    return render(request, "people/my_data.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def my_copy(request):
    """Everything that is kept about me, as a file."""
    response = JsonResponse(
        everything_about(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(allow_get=True)
def erase_me(request):
    """Say what goes and what stays, then erase."""
    if request.method == "POST":
        erase_person(actor=request.user)
        request.session.flush()
        response = redirect("/")
        response["Clear-Site-Data"] = EVERYTHING
        return response
    return render(
        request, "people/erase.html", {"kept": [subject.keeps for subject in subjects() if subject.keeps]}
    )
