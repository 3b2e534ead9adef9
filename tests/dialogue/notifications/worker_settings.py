"""As `make start`, with a mail server instead of the mailbox of the demo."""

from config import environment
from config.settings.development import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", environment.number("EMAIL_PORT", 25)
EMAIL_TIMEOUT = 5  # half of the lease in test_lost_workers.py
