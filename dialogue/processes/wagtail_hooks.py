"""Processes and roles in the menu of the admin.

For groups (home makes them): «Communicatie» gets add, change and publish on `process`; approvers of the four-eyes
workflow the same, and change on `closinganswer`; «Beheer» also delete on `process` and add, change and delete on
`processrole`. Nobody gets add on `closinganswer`: a civil servant answers at /meedoen/<process>/antwoord/.
"""

from wagtail.snippets.models import register_snippet

from dialogue.processes.viewset import TakingPartGroup

register_snippet(TakingPartGroup)
