"""A report waits for the advice it asked, and for a reply to every point of it."""

import logging

from django.core.exceptions import ValidationError
from django.shortcuts import render
from wagtail import hooks

from dialogue.councils.queries import missing_for_report
from dialogue.processes.models import PUBLISHED_BY_THE_CLOCK

logger = logging.getLogger(__name__)


def may_go_out(report, **how):
    """True when nothing is missing; refused with everything that is. By a door where nobody reads, it stays a draft."""
    missing = missing_for_report(report)
    if not missing:
        return True
    nobody_reads = how.get("log_action") == PUBLISHED_BY_THE_CLOCK or how.get("skip_permission_checks")
    if not nobody_reads:
        raise ValidationError([words for words, _address in missing])
    logger.warning("Report %s was not published: %s points wait for a reply.", report.pk, len(missing))
    return False


@hooks.register("before_publish_page")
def say_what_is_missing(request, page):
    """In the editor the refusal is a page with a link to each thing that is missing."""
    from home.models import ReportPage  # hooks are read before the models are ready

    if not isinstance(page, ReportPage):
        return None
    missing = missing_for_report(page)
    if not missing:
        return None
    context = {"page": page, "missing": missing}
    return render(request, "home/admin/waiting_report.html", context, status=422)
