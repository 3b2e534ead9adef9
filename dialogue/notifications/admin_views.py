"""Pages for editors: how mail about events goes, and letters for who has no e-mail."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from config.documents import pdf_file
from dialogue.notifications import letters as actions
from dialogue.notifications.forms import PostalAddressForm
from dialogue.notifications.models import LetterBatch, Message, PostalAddress
from dialogue.notifications.queries import people_with_letters, progress

PER_PAGE, BATCHES = 20, 10


def needs(right):
    """Only for who has this right; others of the editor are told so."""

    def decorate(view):
        def guarded(request, *args, **kwargs):
            if not request.user.has_perm(right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return never_cache(guarded)

    return decorate


@needs("dialogue.see_notices")
@require_safe
def notices(request):
    """How far the mail about each event is."""
    page = Paginator(progress(), PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "dialogue/notifications/admin/notices.html", {"page": page})


@needs("dialogue.send_letters")
@require_safe
def letters(request):
    """Who gets letters, how much waits for them, and the batches that were made."""
    context = {
        "people": people_with_letters(),
        "waits": Message.objects.waiting_for_a_letter().exists(),
        "batches": LetterBatch.objects.all()[:BATCHES],
    }
    return render(request, "dialogue/notifications/admin/letters.html", context)


@needs("dialogue.send_letters")
@require_http_methods(["GET", "HEAD", "POST"])
def add_address(request):
    form = PostalAddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        address = actions.add_postal_address(actor=request.user, **form.cleaned_data)
        messages.success(request, _("%(name)s gets letters from now on.") % {"name": address.name})
        return redirect("letters")
    status = 422 if form.errors else 200
    return render(request, "dialogue/notifications/admin/add_address.html", {"form": form}, status=status)


@needs("dialogue.send_letters")
@require_POST
def remove_address(request, pk):
    address = PostalAddress.objects.filter(pk=pk).first()
    if address:
        actions.remove_postal_address(actor=request.user, address=address)
        messages.success(request, _("The name and address are erased."))
    return redirect("letters")


@needs("dialogue.send_letters")
@require_POST
def make_letters(request):
    if actions.make_letters(actor=request.user):
        messages.success(request, _("The letters are ready. Open the PDF below and print it."))
    else:
        messages.warning(request, _("No news waits for a letter."))
    return redirect("letters")


@needs("dialogue.send_letters")
@require_safe
def batch(request, pk):
    content = actions.batch_as_pdf(get_object_or_404(LetterBatch, pk=pk))
    if content is None:
        raise Http404
    return pdf_file(content, f"brieven-{pk}.pdf")
