"""The way a story goes before it is online: an organiser writes, an editor who did not ask for it approves."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from people.service import Role

from ..models import PracticeIndexPage, StoryReview

NAME = "Redactie van goede praktijken"
STEP = "Nakijken door de redactie"


@transaction.atomic
def ensure_story_workflow() -> Workflow | None:
    """Make what is missing of the workflow for /goede-praktijken/; None as long as that page is not there.

    A workflow that somebody gave the page stays. Safe to run at every start.
    """
    index = PracticeIndexPage.objects.first()
    if index is None:
        return None
    if (given := WorkflowPage.objects.filter(page=index).select_related("workflow").first()) is not None:
        return given.workflow
    task, _is_new = StoryReview.objects.get_or_create(name=STEP)
    # At the very first start roles may be made after pages; it is the same group.
    task.groups.add(Group.objects.get_or_create(name=Role.EDITOR.value)[0])
    workflow, _is_new = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    WorkflowPage.objects.create(workflow=workflow, page=index)
    return workflow
