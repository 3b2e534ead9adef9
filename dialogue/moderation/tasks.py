"""Jobs of moderation."""

from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from dialogue.moderation.models import Decision
from dialogue.notifications.actions import notify


@task()
def tell_author(decision_pk):
    """Tell the author what was decided, why, and what they can do about it; nothing of it in the subject."""
    decision = Decision.objects.select_related("contribution__author__user", "appeal").get(pk=decision_pk)
    author = decision.contribution.author.user
    if author is None or not author.is_active:
        return
    with translation.override("nl"):
        notify(
            user=author,
            key=f"decision:{decision.pk}",
            subject=_("About your contribution"),
            template="mail/moderation_decision.txt",
            context={"decision": decision, "process": decision.contribution.room.phase.process},
        )
