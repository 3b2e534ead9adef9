"""What analysts do: make themes, put answers under them, and say that they read one. Two at once lose nothing."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from surveys.analysis.models import Coded, Hold, HoldState, Reading, Theme

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"


def ensure(actor, survey):
    if not actor.has_perm("surveys.code_answers", survey):
        raise PermissionDenied


def ensure_readable(actor, reading):
    """Nobody works on an answer that is held back, also not who knows its number."""
    ensure(actor, reading.survey)
    if not Reading.objects.not_held().filter(pk=reading.pk).exists():
        raise PermissionDenied


def overtaken(words):
    """Somebody else was first; what they did is said, and nothing of it is lost."""
    return ValidationError(words, code="overtaken")


@transaction.atomic
def make_theme(*, actor, survey, text_key, name):
    """A theme with the next free key; the same name again is the theme that is there."""
    ensure(actor, survey)
    # One at a time per survey, so that two analysts do not get the same key.
    type(survey).objects.select_for_update(of=("self",)).get(pk=survey.pk)
    themes = Theme.objects.filter(survey=survey, text_key=text_key)
    there = themes.filter(name__iexact=name).first()
    if there:
        return there
    taken = set(themes.values_list("key", flat=True))
    free = next((key for key in KEYS if key not in taken), None)
    if free is None:
        raise ValidationError(_("There are as many themes as keys. Take some together."), code="full")
    return Theme.objects.create(survey=survey, text_key=text_key, name=name, key=free, made_by=actor)


@transaction.atomic
def rename_theme(*, actor, theme, version, name):
    ensure(actor, theme.survey)
    try:
        with transaction.atomic():
            same = Theme.objects.filter(pk=theme.pk, version=version)
            done = same.update(name=name, version=F("version") + 1)
    except IntegrityError:
        raise ValidationError(_("There is a theme with this name already."), code="double") from None
    theme.refresh_from_db()
    if not done and theme.name != name:
        words = _("Somebody else called this theme “%(theirs)s”. You wrote “%(yours)s”.")
        raise overtaken(words % {"theirs": theme.name, "yours": name})


@transaction.atomic
def remove_theme(*, actor, theme):
    """Only while no answer stands under it."""
    ensure(actor, theme.survey)
    if theme.coded.exists():
        raise ValidationError(_("Answers stand under this theme. Take them away first."), code="in_use")
    theme.delete()


@transaction.atomic
def add_theme(*, actor, reading, theme):
    """Put an answer under a theme. A second time changes nothing, also when somebody else was first."""
    ensure_readable(actor, reading)
    if (theme.survey_id, theme.text_key) != (reading.survey_id, reading.text_key):
        raise PermissionDenied
    Coded.objects.bulk_create([Coded(reading=reading, theme=theme, coded_by=actor)], ignore_conflicts=True)
    mark_read(actor=actor, reading=reading)


@transaction.atomic
def take_theme(*, actor, reading, theme):
    ensure_readable(actor, reading)
    Coded.objects.filter(reading=reading, theme=theme).delete()


def mark_read(*, actor, reading):
    """The first who read it stays named."""
    ensure_readable(actor, reading)
    Reading.objects.filter(pk=reading.pk, read_at=None).update(read_at=timezone.now(), read_by=actor)


@transaction.atomic
def hold_back(*, actor, reading):
    """An analyst reads of abuse or self-harm: from now on only the named roles see this answer."""
    ensure_readable(actor, reading)
    values = {"state": HoldState.HELD, "held_by": actor, "held_at": timezone.now()}
    Hold.objects.update_or_create(reading=reading, defaults=values)
