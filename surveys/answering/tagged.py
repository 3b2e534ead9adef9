"""Surveys under a tag: what people can answer now first."""

from django.utils.translation import gettext_lazy as _

from dialogue.taxonomy.models import Movement, Neighbourhood, Spoor, TargetGroup
from dialogue.taxonomy.tagged import under_tag
from surveys.building.models import Survey

FIELD = {
    Spoor: "sporen",
    TargetGroup: "target_groups",
    Neighbourhood: "neighbourhoods",
    Movement: "movements",
}


@under_tag(_("Surveys"), template="surveys/answering/_card_under_tag.html")
def surveys_under(tag):
    return Survey.objects.public().originals().filter(**{FIELD[type(tag)]: tag}).for_list()
