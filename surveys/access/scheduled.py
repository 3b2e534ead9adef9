"""Regular jobs of who may answer."""

from config.scheduler import every
from surveys.access.mixing import mix_what_is_due
from surveys.access.models import Way
from surveys.access.panel import forget_unconfirmed
from surveys.access.sending import due
from surveys.access.tasks import send_invitation

# So many a minute do not keep other mail waiting.
A_MINUTE = 200


@every(minutes=1)
def send_what_is_planned():
    """New invitations and those that failed before; twice in the queue is sent once."""
    for pk in due().filter(way=Way.MAIL).order_by("pk").values_list("pk", flat=True)[:A_MINUTE]:
        send_invitation.enqueue(pk)


@every(minutes=5)
def mix_the_urn():
    mix_what_is_due()


@every(minutes=24 * 60)
def forget_who_did_not_confirm():
    forget_unconfirmed()
