"""A report waits for the advice it asked, and for a reply to every point of it; its parts wait with it.

Every door ends at `publish` of the page, which refuses. Whoever pushes a button sees the list of what is missing; when
the clock does it, those whose report it is hear by mail, and the clock tries again until nothing is missing.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from dialogue.councils.queries import missing_for_report
from dialogue.notifications.actions import notify
from dialogue.people.models import User
from dialogue.processes.models import PUBLISHED_BY_THE_CLOCK


class ReportWaits(ValidationError):
    """This cannot be published yet; `missing` is [(words, address)]."""

    def __init__(self, page, missing):
        super().__init__([words for words, _address in missing])
        self.page, self.missing = page, missing


def report_of(page):
    """The report a page is or belongs to; None for a part of one that is out already."""
    from home.models import AnnexPage, ReportPage, ReportSectionPage  # they need this module first

    page = page.specific
    if isinstance(page, ReportPage):
        return page
    if not isinstance(page, ReportSectionPage | AnnexPage):
        return None
    report = page.get_parent()
    return None if report.live else report


def missing_for(page):
    report = report_of(page)
    return missing_for_report(report) if report else []


class WaitsForAdvice:
    """For pages that do not go out before every point of the advice has its reply, whichever door they go by."""

    def publish(self, revision, **how):
        missing = missing_for(self)
        if not missing:
            return super().publish(revision, **how)
        if how.get("log_action") != PUBLISHED_BY_THE_CLOCK:
            raise ReportWaits(self, missing)
        tell_whose_it_is(self, revision, missing)
        return None


def tell_whose_it_is(page, revision, missing):
    """Its owner, who planned it and who asked the advice: nobody was there to read the refusal."""
    planned_by, asked_by = {page.owner_id, revision.user_id}, report_of(page).advice_requests.values("owner")
    people = User.objects.filter(pk__in=planned_by - {None}) | User.objects.filter(pk__in=asked_by)
    for person in people.filter(is_active=True):
        notify(
            user=person,
            key=f"report_waits:{page.pk}:{revision.pk}",
            subject=_("A report could not be published"),
            template="mail/report_waits.txt",
            context={"page": page, "missing": missing},
        )


@hooks.register("before_publish_page")
def say_what_is_missing(request, page):
    """In the editor, before anything is tried."""
    missing = missing_for(page)
    return refusal(request, page, missing) if missing else None


def refusal(request, page, missing):
    return render(request, "home/admin/waiting_report.html", {"page": page, "missing": missing}, status=422)


class WaitingReportMiddleware:
    """The other doors, as approving and publishing many at once: what was done is undone, and the list is shown."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if not isinstance(error, ReportWaits):
            return None
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # A window of the editor, which can only go on to another page.
            address = reverse("report_waits", args=[error.page.pk])
            return JsonResponse({"step": "success", "redirect": address})
        return refusal(request, error.page, error.missing)


def report_waits(request, pk):
    """What a report waits for, on an address of its own."""
    page = get_object_or_404(Page, pk=pk).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    context = {"page": page, "missing": missing_for(page)}
    return render(request, "home/admin/waiting_report.html", context)


@hooks.register("register_admin_urls")
def address():
    return [path("rapporten/<int:pk>/wacht/", report_waits, name="report_waits")]
