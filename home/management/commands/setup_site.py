"""`manage.py setup_site`: groups, the four-eyes workflow and a front page. May run as often as you like."""

from django.core.management.base import BaseCommand

from home.setting_up import set_up_site


class Command(BaseCommand):
    help = "Make the groups of staff, the four-eyes workflow and a front page; what is there already stays."

    def handle(self, **options):
        set_up_site()
        self.stdout.write("Groups, workflow and front page are ready.")
