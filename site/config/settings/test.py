"""Tests: fast hashes, jobs at once, no demo; the database and Redis come from the environment."""

from config.settings.base import *  # noqa: F403

SECRET_KEY = "test-only-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DEBUG = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# The lists of names take a minute to build.
FINDS_NAMES = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
if IS_SQLITE:  # noqa: F405
    # A file, as in real life: in memory, two threads lock each other out where a file lets them wait.
    # Nothing has to survive a power cut here.
    PRAGMAS = SQLITE_OPTIONS["init_command"].replace("synchronous=FULL", "synchronous=OFF")  # noqa: F405
    DATABASES["default"]["OPTIONS"] = {**SQLITE_OPTIONS, "init_command": PRAGMAS}  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}  # noqa: F405
