"""`manage.py demo` loads the demo city into an empty database; `--reset` takes everything away first."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.demo.load import is_empty, load
from home.demo.loading.emptying import empty


class Command(BaseCommand):
    help = "Load the demo city when the database is empty; --reset starts over (demo mode only)."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="take everything away and load again")

    @transaction.atomic
    def handle(self, *, reset, **options):
        if not settings.DEMO_MODE:
            raise CommandError("The demo city is for demo mode only (DEMO_MODE=1); nothing was changed.")
        if reset:
            empty()
        if is_empty():
            load()
            self.stdout.write("The demo city is loaded.")
        else:
            self.stdout.write("The database is not empty: nothing was loaded. --reset starts over.")
