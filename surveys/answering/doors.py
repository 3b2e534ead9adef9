"""The page of a process leads to its open surveys."""

from django.utils.translation import gettext_lazy as _

from dialogue.processes.doors import Door, leads_to
from dialogue.processes.phases import PhaseKind
from surveys.building.access import Access
from surveys.building.models import Survey

HINTS = {
    Access.OPEN: _("You do not need an account."),
    Access.ACCOUNT: _("You sign in with a code that we mail to you."),
    Access.CODE: _("You need the code of your letter."),
    Access.PANEL: _("You need the code of your invitation."),
    Access.GROUP: _("Only for people who were invited."),
}


@leads_to(PhaseKind.SURVEY)
def surveys_of(process, phase):
    # A process that is only a preview has no surveys yet.
    surveys = Survey.objects.open().originals().filter(process_id=process.pk) if process.pk else []
    return [
        Door(
            survey.get_absolute_url(), _("Fill in: %(title)s") % {"title": survey.title}, HINTS[survey.access]
        )
        for survey in surveys
    ]
