"""People follow an advisory body."""

from django.utils.translation import gettext_lazy as _

from dialogue.councils.models import Body
from dialogue.notifications.followable import follow_kind

follow_kind("orgaan", model=Body, one=_("advisory body"), public=Body.objects.live)
