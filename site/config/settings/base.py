"""What holds everywhere. The environment decides the rest (docs/settings.md)."""

import dj_database_url
from config import ROOT, environment
from config.settings.accounts import *  # noqa: F403  (one subject, one file)
from config.settings.headers import *  # noqa: F403
from django.utils.translation import gettext_lazy as _

DATA_DIR = environment.data_dir()
DATABASE_URL = environment.text("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'samenspraak.sqlite3'}"
REDIS_URL = environment.text("REDIS_URL")
# granian and uvicorn take their number of processes from a variable of their own.
WORKERS = max(environment.number(name, 1) for name in ("WORKERS", "GRANIAN_WORKERS", "WEB_CONCURRENCY"))

SECRET_KEY = environment.text("SECRET_KEY")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS")
PORT = environment.number("PORT", 8000)
SECURITY_CONTACT = environment.text("SECURITY_CONTACT", "mailto:security@demo.example")
BASE_URL = environment.text("BASE_URL", f"http://localhost:{PORT}")
DEMO_MODE = False
DEMO_PASSWORD = "samenspraak"

INSTALLED_APPS = [
    "config",
    "home",
    "surveys",
    "dialogue",
    "dialogue.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "channels",
    "rules.apps.AutodiscoverRulesConfig",
    "django_tasks",
    "django_tasks_db",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail.search",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.page_cache.PageCacheMiddleware",
    "config.headers.HeadersMiddleware",
    "config.headers.ContentPolicyMiddleware",
    "config.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "dialogue.people.middleware.SecondFactorMiddleware",
    "dialogue.people.middleware.RefusedFormMiddleware",
    "home.waiting_report.WaitingReportMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context_processors.identity",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

SQLITE_OPTIONS = {
    # Measured (docs/decisions/0002): WAL without IMMEDIATE refuses most writers, NORMAL loses rows on a power cut.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
POSTGRESQL_OPTIONS = {
    "connect_timeout": 2,
    "options": "-c lock_timeout=5s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s",
}

DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600, conn_health_checks=True)}
IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if IS_SQLITE:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS if IS_SQLITE else POSTGRESQL_OPTIONS

if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            # redis-py 8 gives up on a silent socket after 5 s, a quiet room is silent for longer (channels_redis #422).
            "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": None}]},
        }
    }
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    CACHES = {
        "default": {
            "BACKEND": "config.memory_cache.MemoryCache",
            "OPTIONS": {"MAX_ENTRIES": 5000},
        }
    }

# How much one person may send over a socket or by forms of a room (docs/live.md).
MESSAGES_PER_MINUTE = environment.number("MESSAGES_PER_MINUTE", 100)

# How long a whole public page is kept; also the longest it can miss the stroke of a date. 0 keeps nothing.
PAGE_CACHE_SECONDS = environment.number("PAGE_CACHE_SECONDS", 300)

# Whether names are looked for in open answers, for a person to decide about. Takes a gigabyte for a minute.
FINDS_NAMES = environment.flag("FINDS_NAMES", default=True)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # A visitor's 404 or a scanner's wrong host is no news.
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        "config": {"level": "INFO"},
        "dialogue": {"level": "INFO"},
        "django_tasks": {"level": "WARNING"},
    },
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch"))]
LOCALE_PATHS = [ROOT / "site" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
# 5 May is a holiday "each_year" (Algemene termijnenwet, article 3) or every "lustrum" (2025, 2030).
LIBERATION_DAY = environment.one_of("LIBERATION_DAY", "each_year", "lustrum")
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "site" / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

DEFAULT_FROM_EMAIL = environment.text("FROM_EMAIL", "samenspraak@demo.example")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# A worker holds a handful of mails this long; then another may take them. Longer than a handful of timeouts.
EMAIL_TIMEOUT = 20
MAIL_LEASE_SECONDS = environment.number("MAIL_LEASE_SECONDS", 600)

WAGTAIL_SITE_NAME = "Samenspraak"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# "simple": our own stems are in the index (config/searching.py); an English dictionary would drop words like "was".
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", _("Dutch"))]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_I18N_ENABLED = False
# As people here write a day; the picker turns anything else into today.
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y", "%d-%m-%Y %H:%M"
# Who approves the work of somebody else needs no right to publish alone.
WAGTAIL_FINISH_WORKFLOW_ACTION = "home.approved.publish_approved"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# No SVG and no HTML: those run on our own address.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpeg", "jpg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]
