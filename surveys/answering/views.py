"""One question per screen. A view reads, keeps and leads on; questions/ and actions.py judge what may be stored."""

from contextlib import contextmanager

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from config.documents import qr
from config.prepared import VALUE, Prepared
from surveys.answering import cookies, keeping, trying
from surveys.answering.pictures import pictures_of
from surveys.answering.walk import Walk
from surveys.building.models import Survey
from surveys.questions.forms import QuestionForm, text_name

TO_OVERVIEW = "overzicht"
SURVEY = Prepared(lambda: Survey.objects.filter(slug=VALUE).defer("questions"))


def survey_of(slug):
    """A survey by its address, also one that is only tried out; `entered` decides whether somebody may see it."""
    survey = SURVEY.first(slug)
    if survey is None:
        raise Http404
    return survey


def entered(request, slug):
    """(survey, what this browser was filling in). One that is not public is only there for who tries it out."""
    kept = cookies.kept_of(request, slug)
    survey = kept.survey if kept else survey_of(slug)
    if not survey.live and not (kept and kept.is_trial):
        raise Http404
    return survey, kept


def takes_answers(kept):
    return kept.is_trial or kept.survey.is_open()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request, slug, number):
    survey, kept = entered(request, slug)
    if request.method == "POST":
        return answer(request, kept or begin_with_an_answer(survey), number)
    if kept is None or not takes_answers(kept):
        return redirect(survey)
    walk = Walk(kept)
    asked = walk.at(number)
    if asked is None:
        return redirect(walk.address_of(number))
    return draw(request, walk, QuestionForm(asked, answers=kept.answers, texts=kept.texts))


def begin_with_an_answer(survey):
    """Somebody answers whose code is gone or was never taken along: what they typed is kept all the same."""
    return keeping.begin(survey.current) if survey.is_open() else None


def answer(request, kept, number):
    """Keep what was given, then go where the button says. Closed meanwhile: kept as well, and told until when."""
    if kept is None:
        return closed(request, survey_of(request.resolver_match.kwargs["slug"]), None)
    go = request.POST.get("go", "")
    with changing(kept) as kept:
        if kept is None:
            raise Http404
        asked = kept.version.question(request.POST.get("vraag", "")) or Walk(kept).at(number)
        if asked is None:
            return redirect(Walk(kept).address_of(number))
        form = QuestionForm(asked, request.POST, must_answer=go == "next")
        is_moved = bool(request.POST.get("answer-move"))
        is_kept = keep(kept, asked, form, go)
    if not takes_answers(kept):
        return cookies.remember(closed(request, kept.survey, kept), kept)
    walk = Walk(kept)
    if not is_kept:
        return cookies.remember(draw(request, walk, form, status=422), kept)
    address = f"{request.path}#answer_0" if is_moved else address_after(walk, asked, go, request.POST)
    return cookies.remember(lead_on(request, address), kept)


def keep(kept, asked, form, go):
    """True when what was given is kept; False when somebody has to mend it first."""
    kept.at = asked.key
    if go != "skip" and not form.is_valid():
        return False
    kept.answers.pop(asked.key, None)
    for text in asked.how.texts(asked):
        kept.texts.pop(text.key, None)
    if go != "skip":
        kept.answers |= form.answers
        kept.texts |= form.texts
    return True


def address_after(walk, asked, go, sent):
    if go == "later":
        return reverse("answering:later", args=[walk.survey.slug])
    if go == "previous":
        return walk.address_of(max(1, (walk.number_of(asked.key) or 2) - 1))
    if sent.get("terug") == TO_OVERVIEW:
        return walk.address_of(len(walk) + 1)
    return walk.after(asked.key)


def lead_on(request, address):
    """A page for a browser; for our own script, that keeps typing when the connection drops, only the address."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"next": address})
    return redirect(address)


@contextmanager
def changing(kept):
    """The same answers to change, read anew and kept afterwards."""
    store = trying.changing(kept.code, kept.survey.slug) if kept.is_trial else keeping.changing(kept.code)
    with store as changed:
        yield changed


def draw(request, walk, form, status=200):
    asked = form.question
    number = walk.number_of(asked.key) or 1
    pictures = pictures_of(asked)
    if "answer" in form.fields:
        form.fields["answer"].widget.pictures = pictures
    context = {
        "survey": walk.survey,
        "kept": walk.kept,
        "question": asked,
        "picture": pictures.get(""),
        "form": form,
        "texts": [form[text_name(text)] for text in asked.how.texts(asked)],
        "number": number,
        "count": len(walk),
        "address": walk.address_of(number),
        "to_overview": TO_OVERVIEW in (request.GET.get("terug"), request.POST.get("terug")),
    }
    return render(request, "surveys/answering/question.html", context, status=status)


def closed(request, survey, kept):
    """What somebody sees who was still answering: what is kept, and until when."""
    context = {"survey": survey, "kept": kept, "lines": Walk(kept).lines() if kept else []}
    return render(request, "surveys/answering/closed.html", context, status=409)


@never_cache
@require_safe
def later(request, slug):
    """Going on another time, here or on another device: a link, a short code, a square to scan."""
    survey, kept = entered(request, slug)
    if kept is None:
        return redirect(survey)
    link = request.build_absolute_uri(reverse("answering:resume_by_link", args=[kept.written_code]))
    context = {
        "survey": survey,
        "kept": kept,
        "link": link,
        "square": qr(link),
        "resume_address": f"{request.get_host()}{reverse('answering:resume')}",
        "closes_first": not kept.is_trial and survey.last_day < kept.expires_on,
        "back": Walk(kept).where_somebody_was(),
    }
    return render(request, "surveys/answering/later.html", context)
