"""The one door from state to state, for requests and for advices."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from dialogue.councils.models import Advice, AdviceRequest
from dialogue.councils.states import NEXT_OF_ADVICE, NEXT_OF_REQUEST

NEXT = {AdviceRequest: NEXT_OF_REQUEST, Advice: NEXT_OF_ADVICE}


def held(thing):
    """The row as it is now, held until the transaction ends: who comes second waits and sees what happened."""
    return type(thing).objects.select_for_update(no_key=True).get(pk=thing.pk)


def move(thing, state, *, parts, **changes):
    """Bring it to its next state, when the table has that step for one of these parts. Runs in a transaction."""
    thing = held(thing)
    who = NEXT[type(thing)][thing.state].get(state)
    if who is None:
        raise ValidationError(
            _("This is %(now)s now. It cannot become: %(next)s."),
            code="state",
            params={"now": thing.get_state_display(), "next": state.label},
        )
    if not who & set(parts):
        raise PermissionDenied
    for name, value in {"state": state, **changes}.items():
        setattr(thing, name, value)
    thing.save(update_fields=["state", *changes])
    return thing
