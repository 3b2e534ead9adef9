"""How a promise may go: the table that `move()` keeps and that docs/promises.md draws."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PromiseState(models.TextChoices):
    """What is stored. That a promise is late is not: the clock says so (`Promise.is_late`)."""

    OPEN = "open", pgettext_lazy("state of a promise", "open")
    ON_TRACK = "on_track", pgettext_lazy("state of a promise", "on track")
    KEPT = "kept", pgettext_lazy("state of a promise", "kept")
    PARTLY = "partly", pgettext_lazy("state of a promise", "partly kept")
    BROKEN = "broken", pgettext_lazy("state of a promise", "broken")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a promise", "withdrawn")


S = PromiseState
NEXT = {
    S.OPEN: {S.ON_TRACK, S.KEPT, S.PARTLY, S.BROKEN, S.WITHDRAWN},
    S.ON_TRACK: {S.OPEN, S.KEPT, S.PARTLY, S.BROKEN, S.WITHDRAWN},
    S.KEPT: {S.OPEN},
    S.PARTLY: {S.ON_TRACK, S.KEPT, S.BROKEN},
    S.BROKEN: {S.ON_TRACK, S.KEPT},
    S.WITHDRAWN: set(),
}
# People still wait for these. Partly kept is settled: the reason says what does not come.
UNSETTLED = (S.OPEN, S.ON_TRACK)
SETTLED = (S.KEPT, S.PARTLY, S.BROKEN, S.WITHDRAWN)
NEEDS_EVIDENCE = (S.KEPT, S.PARTLY)
# Going to a lower place is going backwards; it may, but a screen says so.
PLACE = {S.WITHDRAWN: 0, S.BROKEN: 0, S.OPEN: 1, S.ON_TRACK: 2, S.PARTLY: 3, S.KEPT: 4}


class PromiseKind(models.TextChoices):
    PROMISE = "promise", _("promise to the city")
    COMMITMENT = "commitment", _("commitment to the council")
    MOTION = "motion", _("motion of the council")


class ChangeKind(models.TextChoices):
    """What a public line is about."""

    MADE = "made", _("made")
    STATE = "state", _("state")
    SCOPE = "scope", _("scope")
    DATE = "date", _("date")
