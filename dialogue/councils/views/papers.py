"""Papers: one place that draws them, three doors that each ask their own right on every request."""

import rules
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dialogue.councils import queries
from dialogue.councils.actions import working
from dialogue.councils.forms import RemarkForm
from dialogue.councils.models import Remark
from dialogue.councils.uploads import KINDS
from dialogue.councils.views.guards import advice_for, closed, refused_in, request_of, trail
from dialogue.councils.views.public import public_advice

SHOWN_IN_BROWSER = {"pdf", "png", "jpg"}


def page_of(request, paper):
    """The slide to look at, as a page of a paginator; None when the paper is only a file."""
    slides = paper.slides.all()
    if not paper.slide_count:
        return None
    try:
        return Paginator(slides, 1).page(request.GET.get("blad") or 1)
    except InvalidPage:
        raise Http404 from None


def file_of(paper):
    """The bytes, as a download of a kind we know; the browser may not guess or run anything."""
    kind = KINDS.get(paper.extension)
    if kind is None or not paper.file.storage.exists(paper.file.name):
        raise Http404
    response = FileResponse(
        paper.file.open("rb"),
        as_attachment=paper.extension not in SHOWN_IN_BROWSER,
        filename=f"stuk-{paper.pk}.{paper.extension}",
        content_type=kind[1],
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@closed
@require_http_methods(["GET", "HEAD", "POST"])
def room_paper(request, pk, paper):
    """Read, and say something about this page and paragraph."""
    advice = advice_for(request, pk)
    paper = get_object_or_404(queries.papers_of(advice), pk=paper)
    page = page_of(request, paper)
    slide = page.object_list[0] if page else None
    about = {"paragraphs": len(slide.paragraphs)} if slide else {"pages": True}
    form = RemarkForm(request.POST if request.method == "POST" else None, **about)
    if form.is_valid():
        values = {**form.cleaned_data, **({"page": slide.number} if slide else {})}
        try:
            working.write_remark(actor=request.user, advice=advice, paper=paper, **values)
        except ValidationError as error:
            refused_in(form, error)
        else:
            return redirect(f"{request.get_full_path()}#opmerkingen")
    remarks = Remark.objects.for_screen().filter(advice=advice, paper=paper)
    context = {
        "advice": advice,
        "paper": paper,
        "page": page,
        "slide": slide,
        "form": form,
        "can_remark": rules.has_perm("councils.remark", request.user, advice) or form.errors,
        "remarks": remarks.filter(page=slide.number) if slide else remarks,
        "file_url": f"{request.path}bestand/",
        "crumbs": trail((advice.subject, advice.room_address)),
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/councils/paper.html", context, status=status)


@closed
@require_safe
def room_file(request, pk, paper):
    return file_of(get_object_or_404(queries.papers_of(advice_for(request, pk)), pk=paper))


@closed
@require_safe
def asked_paper(request, pk, paper):
    asked = request_of(request, pk)
    return plain(request, paper_of(asked.papers, paper), trail((asked.subject, asked.get_absolute_url())))


@closed
@require_safe
def asked_file(request, pk, paper):
    return file_of(get_object_or_404(request_of(request, pk).papers, pk=paper))


@never_cache
@require_safe
def public_paper(request, pk, paper):
    """After its embargo, with the advice; the moment is asked each time, nothing keeps this page."""
    advice = public_advice(pk)
    found = get_object_or_404(queries.public_papers_of(advice), pk=paper)
    crumbs = [{"title": advice.subject, "url": advice.get_absolute_url()}]
    return plain(request, found, crumbs)


@never_cache
@require_safe
def public_file(request, pk, paper):
    return file_of(get_object_or_404(queries.public_papers_of(public_advice(pk)), pk=paper))


def paper_of(papers, pk):
    paper = get_object_or_404(papers, pk=pk)
    paper.slide_count = paper.slides.count()
    return paper


def plain(request, paper, crumbs):
    page = page_of(request, paper)
    context = {
        "paper": paper,
        "page": page,
        "slide": page.object_list[0] if page else None,
        "file_url": f"{request.path}bestand/",
        "crumbs": crumbs,
    }
    return render(request, "dialogue/councils/paper.html", context)
