"""The editor does not delete a process in which something was promised or answered, and says why."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from dialogue.outcomes.models import Outcome
from dialogue.outcomes.promises import Promise
from dialogue.processes.models import Process


def reason_to_keep(processes):
    """Why these cannot go, or ""."""
    if Promise.objects.filter(process__in=processes).exists():
        return _("Something was promised in this process. So it cannot be deleted.")
    if Outcome.objects.filter(process__in=processes, themes__isnull=False).exists():
        return _("This process has an outcome. So it cannot be deleted.")
    return ""


@hooks.register("before_delete_snippet")
def keep_promises(request, instances):
    return refusal(request, [each for each in instances if isinstance(each, Process)])


@hooks.register("before_bulk_action")
def keep_promises_of_many(request, action_type, objects, action):
    if action_type == "delete":
        return refusal(request, [each for each in objects if isinstance(each, Process)])
    return None


def refusal(request, processes):
    why = reason_to_keep(processes) if processes else ""
    if not why:
        return None
    messages.error(request, why)
    return redirect(reverse("wagtailsnippets_dialogue_process:list"))
