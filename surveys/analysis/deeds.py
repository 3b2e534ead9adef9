"""What one button of the workspace does with one answer: {name on the button: what is called}."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404

from surveys.analysis import coding, quoting, redacting
from surveys.analysis.forms import MarkForm, QuoteForm
from surveys.analysis.quoting import Blurring


def theme_of(reading, pk):
    themes = reading.survey.answer_themes.filter(text_key=reading.text_key)
    return get_object_or_404(themes, pk=int(pk))


def valid(form):
    """What a form holds; its errors go to who filled it in."""
    if not form.is_valid():
        raise ValidationError([error for errors in form.errors.values() for error in errors])
    return form.cleaned_data


def add(request, reading, pk):
    coding.add_theme(actor=request.user, reading=reading, theme=theme_of(reading, pk))


def take(request, reading, pk):
    coding.take_theme(actor=request.user, reading=reading, theme=theme_of(reading, pk))


def read(request, reading):
    coding.mark_read(actor=request.user, reading=reading)


def hold(request, reading):
    coding.hold_back(actor=request.user, reading=reading)


def decide(request, reading, pk, version, state):
    passage = get_object_or_404(reading.passages.select_related("reading__survey"), pk=int(pk))
    redacting.decide_passage(actor=request.user, passage=passage, version=int(version), state=state)


def mark(request, reading):
    redacting.mark_passage(actor=request.user, reading=reading, **valid(MarkForm(request.POST)))


def quote(request, reading):
    form = QuoteForm(request.POST, groups=Blurring(reading.survey).of(reading))
    quoting.choose_quote(actor=request.user, reading=reading, **valid(form))


def drop(request, reading, version):
    quoting.drop_quote(actor=request.user, reading=reading, version=int(version))


DEEDS = {
    "add": add,
    "take": take,
    "read": read,
    "hold": hold,
    "passage": decide,
    "mark": mark,
    "quote": quote,
    "drop": drop,
}
