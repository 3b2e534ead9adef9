"""`manage.py bounce < report`: read a delivery report, as a mail server pipes it, and mark who cannot be reached."""

import sys

from django.core.management.base import BaseCommand

from dialogue.notifications.bounces import read_report


class Command(BaseCommand):
    help = "Read a delivery report (RFC 3464) from standard input."

    def handle(self, **options):
        self.stdout.write(str(read_report(sys.stdin.buffer.read())))
