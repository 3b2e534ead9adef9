"""Who published figures. Their name goes when they leave; the figures stay."""

from django.utils.translation import gettext_lazy as _

from dialogue.disclosure.models import Release
from dialogue.people.mine import Subject, register


def export(user):
    return {
        "figures_published_by_you": list(Release.objects.filter(published_by=user).values("published_at"))
    }


register(
    Subject(
        name="disclosure",
        order=43,
        models=[Release],
        export=export,
        keeps=_("Figures that you published, without your name."),
    )
)
