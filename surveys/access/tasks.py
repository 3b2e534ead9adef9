"""Invitations leave by jobs, so that no page waits for them. A job holds the number of the invitation, never a code."""

from django_tasks import task

from surveys.access.sending import deliver


@task()
def send_invitation(pk):
    deliver(pk)
