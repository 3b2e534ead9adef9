"""Production does not start on settings that are unsafe: one line on the screen says which, and no server runs."""

KEY_LENGTH = 50


def reasons(settings):
    """What is wrong, in the order in which somebody would mend it."""
    key, hosts = settings["SECRET_KEY"], settings["ALLOWED_HOSTS"]
    many = settings["WORKERS"] > 1
    found = {
        "SECRET_KEY is missing": not key,
        f"SECRET_KEY is shorter than {KEY_LENGTH} characters": key and len(key) < KEY_LENGTH,
        "SECRET_KEY is the key of the demo": key.startswith(("demo-only", "test-only")),
        "ALLOWED_HOSTS is missing": not hosts,
        "ALLOWED_HOSTS may not hold *": any("*" in host for host in hosts),
        "BASE_URL must be the address of the site, with https": not settings["BASE_URL"].startswith(
            "https://"
        ),
        "DEMO_MODE may not be on in production": settings["DEMO_MODE"],
        "DEBUG may not be on in production": settings["DEBUG"],
        "SQLite serves one worker; set DATABASE_URL for more": many and settings["IS_SQLITE"],
        "without REDIS_URL workers do not hear each other; set it or use one": many
        and not settings["REDIS_URL"],
    }
    return [reason for reason, holds in found.items() if holds]


def refuse_when_unsafe(settings):
    found = reasons(settings)
    if found:
        raise SystemExit(f"Samenspraak does not start: {found[0]} (docs/settings.md).")
