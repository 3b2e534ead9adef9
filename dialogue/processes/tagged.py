"""Processes under a tag."""

from django.utils.translation import gettext_lazy as _

from dialogue.processes.models import Process
from dialogue.taxonomy.models import Movement, Neighbourhood, Spoor, TargetGroup
from dialogue.taxonomy.tagged import under_tag

FIELD = {
    Spoor: "sporen",
    TargetGroup: "target_groups",
    Neighbourhood: "neighbourhoods",
    Movement: "movements",
}


@under_tag(_("Taking part"), template="dialogue/processes/_card_under_tag.html")
def processes_under(tag):
    return Process.objects.public().filter(**{FIELD[type(tag)]: tag}).for_list()
