"""What stands in each document of a survey: form, letter, poster and thanks. Made by `config.documents`."""

import base64
import logging

from django.conf import settings
from django.utils import timezone

from config.documents import pdf, pdf_of_many, qr, sender
from surveys.paper.sheets import items_of

logger = logging.getLogger(__name__)
FORM, LETTER, POSTER, THANKS = (
    f"surveys/paper/{name}.html" for name in ("form", "letter", "poster", "thanks")
)


def form_pdf(survey, *, version=None, code=""):
    """The questions with boxes and lines; with a code it can be counted once, without one it goes by its number."""
    return pdf(FORM, _with_questions(survey, version) | {"code": code})


def letter_pdf(survey, *, code="", to=(), version=None):
    return pdf(LETTER, _with_questions(survey, version) | {"code": code, "to": to})


def letters_pdf(survey, letters, *, after_each=None):
    """One document for the printer. `letters` are (code, lines of the address)."""
    shared = _with_questions(survey)
    contexts = (shared | {"code": code, "to": to} for code, to in letters)
    return pdf_of_many(LETTER, contexts, after_each)


def poster_pdf(survey, *, is_large=False):
    return pdf(POSTER, _about(survey) | {"is_large": is_large})


def thanks_pdf(survey, *, receipt="", to=(), is_assisted=False):
    """What the municipality does with the answers and when; with a receipt it is a proof too."""
    return pdf(THANKS, _about(survey) | {"receipt": receipt, "to": to, "is_assisted": is_assisted})


def _about(survey):
    address = f"{settings.BASE_URL}{survey.get_absolute_url()}"
    return {
        "survey": survey,
        "process": survey.process,
        "written_on": timezone.localdate(),
        "ends_on": timezone.localtime(survey.closes_at).date() if survey.closes_at else None,
        "address_words": address.partition("//")[2].rstrip("/"),
        "qr": qr(address),
        "return_to": return_address(),
    }


def _with_questions(survey, version=None):
    questions = (version or survey.current).questions
    return _about(survey) | {"items": items_of(questions, pictures_of(questions))}


def return_address():
    """Where forms go by post: the municipality, as its letterhead says."""
    known = sender()
    return [line for line in (known.get("municipality"), *known.get("address", ())) if line]


def pictures_of(questions):
    """{id: data URI} of every picture that these questions show; one that is gone is left out."""
    from wagtail.images import get_image_model

    wanted = {
        picture.id
        for question in questions
        for picture in (question.picture, *(option.picture for option in question.options))
        if picture
    }
    images = get_image_model().objects.filter(pk__in=wanted).prefetch_renditions("width-900|format-jpeg")
    return {image.pk: source for image in images if (source := _inside(image))}


def _inside(image):
    """The picture itself as text, because a document loads nothing."""
    try:
        with image.get_rendition("width-900|format-jpeg").file.open("rb") as file:
            return f"data:image/jpeg;base64,{base64.b64encode(file.read()).decode()}"
    except OSError:
        logger.warning("Picture %s is missing on paper", image.pk)
        return ""
