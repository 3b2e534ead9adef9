"""What happens when the last person approves. Wagtail reads this while it makes its models: import nothing here."""


def publish_approved(workflow_state, user=None):
    """What two people agree on goes out; neither of them may publish alone, so that right is not asked here."""
    revision = workflow_state.content_object.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)
