"""What happens to unfinished answers by itself."""

from config.scheduler import every
from surveys.answering import keeping


@every(minutes=60)
def forget_old_drafts():
    keeping.forget_expired()
