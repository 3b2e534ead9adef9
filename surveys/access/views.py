"""The citizens' panel: what it is, joining, one's own data, leaving. No account is needed for any of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from config.page_cache import public_page
from surveys.access import panel, tokens
from surveys.access.forms import EmailForm, JoinByLetterForm, JoinByMailForm, LetterProfileForm, ProfileForm

FORM_METHODS = ["GET", "HEAD", "POST"]
CRUMB = {"title": gettext_lazy("Citizens' panel"), "url": "/burgerpanel/"}


@require_safe
@public_page
def about(request):
    return render(request, "surveys/panel/about.html")


@never_cache
@require_http_methods(FORM_METHODS)
def join(request):
    """Join by e-mail; the mail that follows has the link to confirm."""
    form = JoinByMailForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        panel.join_by_mail(**form.cleaned_data)
        return redirect("panel:joined")
    return page_with(request, "join", form)


@never_cache
@require_http_methods(FORM_METHODS)
def join_by_letter(request):
    form = JoinByLetterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        panel.join_by_letter(**form.cleaned_data)
        return redirect("panel:joined_by_letter")
    return page_with(request, "join_by_letter", form)


@require_safe
@public_page
def joined(request):
    return render(request, "surveys/panel/joined.html")


@require_safe
@public_page
def joined_by_letter(request):
    return render(request, "surveys/panel/joined_by_letter.html")


@never_cache
@require_http_methods(FORM_METHODS)
def confirm(request, token):
    """Opening the link asks, the button confirms: some mail programs open every link by themselves."""
    member = tokens.member_of(token, tokens.CONFIRM)
    if member is None:
        return too_old(request)
    if request.method == "POST" or member.confirmed_at:
        panel.confirm_member(actor=member)
        messages.success(request, _("You are in the panel. Welcome."))
        return redirect(tokens.address(member, tokens.PROFILE))
    return render(request, "surveys/panel/confirm.html")


@never_cache
@require_http_methods(FORM_METHODS)
def ask_link(request):
    """The way to one's own data: at once for who is signed in with that address, by mail for everybody else."""
    member = request.user.is_authenticated and panel.members_of(request.user).first()
    if member:
        return redirect(tokens.address(member, tokens.PROFILE))
    form = EmailForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        panel.send_profile_link(**form.cleaned_data)
        return redirect("panel:link_sent")
    return page_with(request, "ask_link", form)


@require_safe
@public_page
def link_sent(request):
    return render(request, "surveys/panel/link_sent.html")


@never_cache
@require_http_methods(FORM_METHODS)
def profile(request, token):
    member = tokens.member_of(token, tokens.PROFILE)
    if member is None:
        return too_old(request)
    form_class = ProfileForm if member.email else LetterProfileForm
    form = form_class(request.POST if request.method == "POST" else None, initial=initial_of(member))
    if form.is_valid():
        panel.change_profile(actor=member, **form.cleaned_data)
        messages.success(request, _("Your data are saved."))
        return redirect(request.path)
    leave = tokens.address(member, tokens.LEAVE)
    return page_with(request, "profile", form, member=member, leave=leave)


def initial_of(member):
    names = ("name", "street", "postcode", "town", "neighbourhood", "age_band")
    return {
        **{name: getattr(member, name) for name in names},
        "target_groups": member.target_groups.all(),
    }


# The token is the proof; a mail program that leaves for its reader (RFC 8058) has no cookie to show.
@csrf_exempt
@never_cache
@require_http_methods(FORM_METHODS)
def leave(request, token):
    """One click in a mail, one button here. Who has left already is told just that."""
    member = tokens.member_of(token, tokens.LEAVE)
    if member is None:
        return render(request, "surveys/panel/left.html")
    if request.method == "POST":
        panel.leave_panel(actor=member)
        return redirect("panel:left")
    return render(request, "surveys/panel/leave.html", {"crumbs": [CRUMB], "member": member})


@require_safe
@public_page
def left(request):
    return render(request, "surveys/panel/left.html")


def too_old(request):
    return render(request, "surveys/panel/too_old.html", {"crumbs": [CRUMB]}, status=404)


def page_with(request, template, form, **more):
    context = {"form": form, "crumbs": [CRUMB], **more}
    return render(request, f"surveys/panel/{template}.html", context, status=422 if form.errors else 200)
