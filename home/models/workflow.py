"""Four eyes: what somebody sends in is approved by somebody else."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class FourEyesTask(AbstractGroupApprovalTask):
    """A member of the group approves, but never what they sent in themselves. They may still send it back."""

    class Meta:
        verbose_name = _("approval by somebody else")
        verbose_name_plural = _("approvals by somebody else")

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups approve what others sent in, never their own work.")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        return [action for action in actions if action[0] != "approve"] if _is_own(obj, user) else actions

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """What waits for this person: not their own work."""
        return (
            super()
            .get_task_states_user_can_moderate(user, **kwargs)
            .exclude(workflow_state__requested_by=user)
        )

    def on_action(self, task_state, user, action_name, **kwargs):
        """The same rule for who does not come by the buttons."""
        if action_name == "approve" and task_state.workflow_state.requested_by_id == user.pk:
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)


def _is_own(obj, user):
    state = obj.current_workflow_state
    return state is not None and state.requested_by_id == user.pk
