"""The embedded default: SQLite, one process, the demo city. Never for the open internet."""

from config.settings.base import *  # noqa: F403

from config import environment

DEBUG = environment.flag("DEBUG")
DEMO_MODE = environment.flag("DEMO_MODE", default=True)
# A key for a demo on one machine; production refuses to start without its own.
SECRET_KEY = environment.text("SECRET_KEY") or "demo-only-" + "x" * 40
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])

# Lists of names take a gigabyte for a minute: too much for a demo that nobody asked.
FINDS_NAMES = environment.flag("FINDS_NAMES")
EMAIL_BACKEND = "home.mailbox.MailboxBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files come straight from their folders; there is nothing to collect.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
# Security keys ask for HTTPS, except on this machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
