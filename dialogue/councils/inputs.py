"""A recommendation as where a promise comes from."""

from django.utils.translation import gettext_lazy as _

from dialogue.councils.models import Advice, Recommendation
from dialogue.outcomes import origins


@origins.register
class Recommendations:
    kind, label = "recommendation", _("recommendation")

    def load(self, keys):
        points = Recommendation.objects.filter(pk__in=keys, advice__in=Advice.objects.public())
        return {point.pk: self.of(point) for point in points.select_related("advice__body")}

    def of(self, point):
        words = _("Recommendation %(number)s of the %(body)s") % {
            "number": point.number,
            "body": point.advice.body,
        }
        return origins.Origin(
            kind=self.kind,
            key=point.pk,
            label=words,
            title=str(point),
            address=f"{point.advice.get_absolute_url()}#punt-{point.number}",
        )
