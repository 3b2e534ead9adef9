"""`manage.py tick`: run the regular jobs that are due. For cron or a systemd timer, every minute."""

from django.core.management.base import BaseCommand

from config.scheduler import tick


class Command(BaseCommand):
    help = "Run the regular jobs that are due."

    def handle(self, **options):
        for name in tick():
            self.stdout.write(name)
