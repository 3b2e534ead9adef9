"""Mail goes out by a job, so that no page waits for it."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

WAIT = [timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30)]


@task()
def send_mail(to, subject, body, code="", attempt=0):
    """Send a mail as text and as HTML; when the mail server is away, try again later. Without address: nothing."""
    if not to:
        return
    mail = EmailMultiAlternatives(subject, body, settings.DEFAULT_FROM_EMAIL, [to])
    page = render_to_string("mail/message.html", {"subject": subject, "body": body, "code": code})
    mail.attach_alternative(page, "text/html")
    try:
        mail.send()
    except OSError:
        if attempt == len(WAIT):
            raise
        later = send_mail.using(run_after=timezone.now() + WAIT[attempt])
        later.enqueue(to=to, subject=subject, body=body, code=code, attempt=attempt + 1)
