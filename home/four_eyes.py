"""The workflow that pages, processes and surveys go through before the public sees them."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from dialogue.processes.models import Process
from home.groups import EDITING, MANAGEMENT
from home.models import FourEyesTask
from surveys.building.models import Survey

NAME = "Vier ogen"


def set_up_workflow(groups):
    """One workflow with one task, on the root of all pages, on processes and on surveys."""
    task, _is_new = FourEyesTask.objects.get_or_create(name=NAME)
    task.groups.set([groups[EDITING], groups[MANAGEMENT]])
    workflow = Workflow.objects.filter(name=NAME).first() or Workflow.objects.create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    for model in (Process, Survey):
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.update_or_create(content_type=kind, defaults={"workflow": workflow})
    # What Wagtail brings along is used nowhere any more.
    Workflow.objects.filter(workflow_pages=None, workflow_content_types=None, active=True).update(
        active=False
    )
    return workflow
