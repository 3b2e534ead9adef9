"""Where a civil servant closes a process with an answer: write, look at it, publish."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dialogue.processes.actions import answer_process
from dialogue.processes.answering import address_of_answer
from dialogue.processes.forms import AnswerForm
from dialogue.processes.models import ClosingAnswer, Process


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, slug):
    process = get_object_or_404(Process.objects.public().for_page(), slug=slug)
    if not request.user.has_perm("dialogue.answer_process", process):
        raise Http404
    if process.is_answered():
        messages.info(request, _("This process already has its answer."))
        return redirect(process)
    if elsewhere := address_of_answer(process):
        messages.info(request, _("The outcome of this process is being prepared. You answer there."))
        return redirect(elsewhere)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    step = request.POST.get("step")
    if step == "publish" and form.is_valid():
        answer_process(actor=request.user, process=process, **form.cleaned_data)
        return redirect(process)
    if step == "preview" and form.is_valid():
        return show(request, process, form, "answer_preview", answer=ClosingAnswer(**form.cleaned_data))
    if step == "change":
        form = AnswerForm(initial=request.POST.dict())
    return show(request, process, form, "answer_form")


def show(request, process, form, template, **more):
    trail = [*process.trail, {"title": process.title, "url": process.get_absolute_url()}]
    context = {"process": process, "form": form, "crumbs": trail, **more}
    return render(request, f"dialogue/processes/{template}.html", context, status=422 if form.errors else 200)
