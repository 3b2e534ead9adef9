"""Promises under a spoor or a target group."""

from django.utils.translation import gettext_lazy as _

from dialogue.outcomes.promises import Promise
from dialogue.taxonomy.models import Spoor, TargetGroup
from dialogue.taxonomy.tagged import under_tag

FIELD = {Spoor: "sporen", TargetGroup: "target_groups"}


@under_tag(_("What we promised"), template="dialogue/outcomes/_promise_under_tag.html")
def promises_under(tag):
    field = FIELD.get(type(tag))
    return Promise.objects.public().filter(**{field: tag}).for_list() if field else []
