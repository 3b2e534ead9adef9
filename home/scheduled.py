"""Regular jobs of the website."""

from config.scheduler import every
from home.mailbox import forget_old_mails


@every(minutes=60)
def forget_old_demo_mail():
    forget_old_mails()
