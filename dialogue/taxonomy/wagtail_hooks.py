"""Tags in the menu of the admin, and what holds for every snippet of this app.

For groups (home makes them): «Communicatie» gets view on all tags; «Beheer» add, change and delete.
"""

from django.db import router
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from config.page_cache import purge
from dialogue.taxonomy.viewset import ClassificationGroup

register_snippet(ClassificationGroup)


def is_in_use(thing):
    """Something that must be kept hangs on it, or a process carries this tag."""
    try:
        Collector(using=router.db_for_write(type(thing), instance=thing)).collect([thing])
    except ProtectedError:
        return True
    return hasattr(thing, "processes") and thing.processes.exists()


@hooks.register("before_delete_snippet")
def refuse_to_delete_what_is_used(request, instances):
    used = [str(thing) for thing in instances if is_in_use(thing)]
    if not used:
        return None
    messages.error(
        request,
        _("This cannot be deleted, because other things need it: %(names)s") % {"names": ", ".join(used)},
    )
    return redirect(instances[0].snippet_viewset.get_url_name("list"))


def forget_kept_pages(request, *args):
    purge()


for moment in ("after_create_snippet", "after_edit_snippet", "after_delete_snippet"):
    hooks.register(moment, forget_kept_pages)
