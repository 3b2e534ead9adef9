"""`manage.py serve`: pages, sockets and jobs in one process. `--prepare` first migrates and loads the demo city."""

import signal
import sys
import warnings

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

from config import embedded, environment, single

DEMO_DOMAIN = "@demo.example"


class Command(BaseCommand):
    help = "Serve everything in one process: the embedded default."

    def add_arguments(self, parser):
        parser.add_argument(
            "--prepare", action="store_true", help="first migrate, and load the demo city when empty"
        )

    def handle(self, *, prepare, **options):
        host, port = environment.text("HOST", "127.0.0.1"), settings.PORT
        self.refuse_company()
        # whitenoise reads its files synchronously; they are small and stand in front of nothing.
        warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
        # Before anything slow, so that an early SIGTERM also ends in order.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        if prepare:
            self.prepare()
        self.introduce(host, port)
        with embedded.Background():
            try:
                embedded.server(host, port).run()
            except KeyboardInterrupt:
                self.stdout.write("")

    def refuse_company(self):
        if settings.WORKERS > 1:
            raise CommandError("serve runs in one process; for WORKERS > 1 see deploy/README.md.")
        try:
            single.claim()
        except single.AlreadyRunning:
            raise CommandError(f"Another server already uses {settings.DATA_DIR}.") from None

    def prepare(self):
        (settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        if settings.DEMO_MODE and "demo" in get_commands() and not get_user_model().objects.exists():
            self.stdout.write("Loading the demo city ...")
            call_command("demo")

    def introduce(self, host, port):
        shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104
        lines = [f"Samenspraak is at http://{shown}:{port}/"]
        accounts = get_user_model().objects.filter(email__endswith=DEMO_DOMAIN).order_by("pk")
        if settings.DEMO_MODE and accounts:
            lines.append(f"Demo accounts, password {settings.DEMO_PASSWORD}:")
            lines += [f"  {account.email}" for account in accounts]
            lines.append(f"Outgoing mail: http://{shown}:{port}/postvak/")
        lines.append("Stop with Ctrl+C.")
        self.stdout.write("\n".join(lines))
        self.stdout.flush()
