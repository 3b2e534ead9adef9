"""A helper sits with somebody: consent, the receipt on paper, and clearing the screen."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from config.documents import pdf_file
from surveys.answering import cookies, keeping
from surveys.answering.walk import Walk
from surveys.building.access import Access
from surveys.building.models import Survey
from surveys.paper import assisting, documents
from surveys.paper.assisting_forms import ConsentForm
from surveys.paper.views import for_clerks


def survey_to_assist(request, slug):
    survey = get_object_or_404(Survey.objects.public().select_related("process"), slug=slug)
    if survey.current is None:
        raise Http404
    return survey


@for_clerks
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, slug):
    """What is read aloud first; without consent nothing begins."""
    survey = survey_to_assist(request, slug)
    may_begin = request.user.has_perm("surveys.assist", survey)
    form = ConsentForm(request.POST or None, request=request, survey=survey)
    if request.method == "POST" and may_begin and form.is_valid():
        # Whoever sat here before is done, or left; their answers are still theirs, by their own code.
        kept = assisting.begin_together(actor=request.user, survey=survey, **form.cleaned_data)
        return assisting.remember(redirect(Walk(kept).address_of(1)), kept)
    context = {
        "survey": survey,
        "form": form,
        "may_begin": may_begin,
        "asks_code": survey.access != Access.OPEN,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "surveys/paper/assist.html", context, status=status)


@for_clerks
@require_POST
def done(request, slug):
    """The next person finds nothing of this one: not on the screen, not in the browser, not as a draft."""
    survey = survey_to_assist(request, slug)
    if assisting.TOGETHER in request.COOKIES:
        keeping.forget(request.COOKIES.get(cookies.ANSWERS, ""))
    return assisting.clear(redirect("paper:assist", slug), survey)


@for_clerks
@require_POST
def receipt(request, slug):
    """The proof on paper. It is made from the code on the screen and stored nowhere."""
    survey = survey_to_assist(request, slug)
    code = request.COOKIES.get(cookies.RECEIPT, "")
    if not code:
        raise Http404
    return pdf_file(documents.thanks_pdf(survey, receipt=code, is_assisted=True), f"bewijs-{survey.slug}.pdf")
