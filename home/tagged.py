"""Pages and moments of the route under a tag."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dialogue.taxonomy.models import Movement, Spoor, TargetGroup
from dialogue.taxonomy.tagged import under_tag
from home.models import Milestone, TaggedPage

FIELD = {Spoor: "sporen", TargetGroup: "target_groups", Movement: "movements"}
MOST = 100


@under_tag(_("To read"), template="home/_page_under_tag.html")
def pages_under(tag):
    field = FIELD.get(type(tag))
    if not field:
        return []
    about = Q(**{field: tag})
    if isinstance(tag, Spoor):
        about |= Q(spooreditionpage__spoor_edition__spoor=tag) | Q(reportsectionpage__spoor=tag)
        about |= Q(annexpage__spoor=tag)
    pages = TaggedPage.objects.live().filter(about).exclude(spoorpage__isnull=False)
    return pages.distinct().order_by("-first_published_at", "-pk")[:MOST]


@under_tag(_("On the route"), template="home/_moment_under_tag.html")
def moments_under(tag):
    field = FIELD.get(type(tag))
    if field not in {"sporen", "target_groups"}:
        return []
    return Milestone.objects.filter(**{field: tag}).order_by("-happens_on", "-pk")[:MOST]
