"""What a site needs before anyone can work on it: groups, the workflow, and a front page."""

from django.db import transaction
from wagtail.models import Page, Site

from home.four_eyes import set_up_workflow
from home.groups import set_up_groups
from home.models import HomePage

TITLE = "Praat mee over zorg en hulp in de stad"


@transaction.atomic
def set_up_staff():
    """Groups and workflow; {name: group}."""
    groups = set_up_groups()
    set_up_workflow(groups)
    return groups


@transaction.atomic
def set_up_site():
    """Everything, leaving alone what is there already."""
    set_up_staff()
    if not HomePage.objects.exists():
        set_up_front_page()


def set_up_front_page():
    """The default site opens with our front page instead of the one Wagtail makes."""
    root = Page.get_first_root_node()
    slug = "home" if not root.get_children().filter(slug="home").exists() else "start"
    front = root.add_child(instance=HomePage(title=TITLE, slug=slug))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": front}
    )
