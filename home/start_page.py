"""What waits for somebody on the start page of the editor."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from dialogue.moderation.models import Appeal, Flag
from dialogue.processes.models import Process

NEAR = timedelta(days=14)
MODERATION = "/modereren/"
MOST = 8


@dataclass
class Waiting:
    """One thing to do: what, where, and whether it should have been done already."""

    words: str
    url: str
    when: str = ""
    is_late: bool = False


def answers_due():
    """Processes that have to answer soon, the latest first."""
    soon = timezone.localdate() + NEAR
    due = Process.objects.public().unanswered().filter(answer_by__lte=soon).order_by("answer_by", "pk")
    return [_answer_due(process) for process in due[:MOST]]


def _answer_due(process):
    day = date_format(process.answer_by, "l j F")
    when = _("too late since %(day)s") if process.is_late() else _("answer at the latest on %(day)s")
    words = _("Answer on “%(title)s”") % {"title": process.title}
    return Waiting(words, process.get_absolute_url(), when % {"day": day}, process.is_late())


def moderation():
    """Reports and appeals nobody has decided on."""
    reports = Flag.objects.filter(handled_at=None).values("contribution").distinct().count()
    appeals = Appeal.objects.filter(outcome=None).count()
    if reports:
        words = ngettext("%(count)s reported contribution", "%(count)s reported contributions", reports)
        yield Waiting(words % {"count": reports}, f"{MODERATION}?lijst=gemeld")
    if appeals:
        words = ngettext("%(count)s appeal", "%(count)s appeals", appeals)
        yield Waiting(words % {"count": appeals}, f"{MODERATION}?lijst=bezwaren")


def approvals(user):
    """What others sent in and this person may approve."""
    count = TaskState.objects.reviewable_by(user).count()
    if count:
        words = ngettext("%(count)s text to approve", "%(count)s texts to approve", count)
        yield Waiting(words % {"count": count}, reverse("wagtailadmin_reports:workflow_tasks"))


def waiting_for(user):
    things = answers_due()
    if user.is_superuser or user.has_perm("dialogue.see_moderation"):
        things += moderation()
    return things + list(approvals(user))


class WaitingPanel(Component):
    """The list on top of the start page."""

    order = 50
    template_name = "home/admin/waiting.html"

    def get_context_data(self, parent_context):
        return {"waiting": waiting_for(parent_context["request"].user)}
