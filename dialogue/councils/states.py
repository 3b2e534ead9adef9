"""What may become of a request and of an advice, and who brings it there. The only place where this is written."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Part(models.TextChoices):
    """What somebody is to one request or one advice; `clock` is nobody: the moment itself."""

    OWNER = "owner", _("civil servant who asks")
    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")
    COLLEGE = "college", _("college")
    CLOCK = "clock", _("the clock")


class RequestState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a request", "draft")
    OPEN = "open", pgettext_lazy("state of a request", "open")
    CLOSED = "closed", pgettext_lazy("state of a request", "closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a request", "withdrawn")


class AdviceState(models.TextChoices):
    WRITING = "writing", pgettext_lazy("state of an advice", "being written")
    ADOPTED = "adopted", pgettext_lazy("state of an advice", "adopted")
    SIGNED = "signed", pgettext_lazy("state of an advice", "signed")
    PUBLISHED = "published", pgettext_lazy("state of an advice", "published with the reply")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of an advice", "withdrawn")


R, A, P = RequestState, AdviceState, Part

# From a state, to which others, and by whom.
NEXT_OF_REQUEST = {
    R.DRAFT: {R.OPEN: {P.OWNER}, R.WITHDRAWN: {P.OWNER}},
    R.OPEN: {R.CLOSED: {P.OWNER, P.CLOCK}, R.WITHDRAWN: {P.OWNER}},
    R.CLOSED: {R.OPEN: {P.OWNER}},
    R.WITHDRAWN: {},
}
NEXT_OF_ADVICE = {
    A.WRITING: {A.ADOPTED: {P.CHAIR, P.SECRETARY}, A.WITHDRAWN: {P.CHAIR}},
    A.ADOPTED: {A.WRITING: {P.CHAIR}, A.SIGNED: {P.CHAIR, P.SECRETARY}},
    A.SIGNED: {A.PUBLISHED: {P.COLLEGE}},
    A.PUBLISHED: {},
    A.WITHDRAWN: {},
}
