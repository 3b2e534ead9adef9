"""Who may answer a survey, and that they do so once.

    grant = rights.find(request, survey)      # or rights.find("7K4Q-92MF-…", survey)
    if grant and rights.use(grant): ...       # in the transaction that stores the answer

A grant is nothing more than a survey and a keyed hash. Using it inserts that hash, so the database itself says who was
first (reliability 4.5). The row is never joined with an answer: surveys/access/mixing.py writes both anew.
"""

from dataclasses import dataclass

from django.db import connection
from django.utils.crypto import salted_hmac

from config import codes
from surveys.access.models import Right, Used
from surveys.building.access import Access
from surveys.building.models import Survey

CODE_BITS = 80
PURPOSE = "survey"
# Who shows no right at all asks the database as much as who does, so that the answer takes as long.
NOBODY = "0" * 64


@dataclass(frozen=True)
class Grant:
    """What somebody shows to answer once; without a key it is an open survey, where nobody is counted."""

    survey: Survey
    key: str = ""
    user: object = None  # only for surveys with names
    is_panel: bool = False


def key_of(survey, kind, identity):
    """The same person gives the same key, and nobody can go back from it without the secret of the platform."""
    text = f"{survey.pk}:{kind}:{identity}"
    return salted_hmac("surveys.used", text, algorithm="sha256").hexdigest()


def key_of_right(right):
    return key_of(right.survey, "right", right.pk)


def key_of_user(survey, user):
    return key_of(survey, "user", user.pk)


def find(shown, survey):
    """The grant of whoever shows this (a code, or a request of somebody signed in), or None. A used one is none too."""
    grant = by_code(shown, survey) if isinstance(shown, str) else by_account(shown.user, survey)
    return grant if grant and not is_used(grant) else None


def by_code(code, survey):
    """Unknown, used, expired: the same work, the same answer, so a guesser learns nothing (ASVS 5, 6.5.2)."""
    right = right_of(code, survey)
    key = key_of(survey, "right", right.pk if right else NOBODY)
    used = Used.objects.filter(key=key).exists()
    if not (codes.tidy(code) and right and survey.is_open()) or used:
        return None
    return Grant(survey, key, is_panel=right.member_id is not None)


def right_of(code, survey):
    """The right that came with this code; a pile that was withdrawn opens nothing."""
    handed_out = Right.objects.filter(survey=survey, batch__withdrawn_at=None)
    return handed_out.filter(code_hash=codes.hash_of(PURPOSE, code)).first()


def by_account(user, survey):
    if survey.access == Access.OPEN:
        return Grant(survey, user=user if user.is_authenticated else None)
    if not user.is_authenticated or not is_welcome(user, survey):
        return None
    if survey.access == Access.PANEL:
        right = Right.objects.filter(survey=survey, member__email=user.email.lower()).first()
        return right and Grant(survey, key_of(survey, "right", right.pk), user, is_panel=True)
    return Grant(survey, key_of_user(survey, user), user)


def is_welcome(user, survey):
    """A code is asked of everybody; a group knows its people; an account or a place in the panel speaks for itself."""
    if survey.access == Access.GROUP:
        return survey.may_answer.filter(pk=user.pk).exists()
    return survey.access in (Access.ACCOUNT, Access.PANEL)


def is_used(grant):
    return bool(grant.key) and Used.objects.filter(key=grant.key).exists()


def has_been_used(code, survey):
    """For who types in paper: this code is one of ours, and there is an answer under it already."""
    right = right_of(code, survey)
    return bool(right) and Used.objects.filter(key=key_of(survey, "right", right.pk)).exists()


def use(grant):
    """True for exactly one of those who use this grant, however many try at the same moment."""
    if not grant.key:
        return grant.survey.access == Access.OPEN
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Used._meta.db_table} (key, survey_id) VALUES (%s, %s) ON CONFLICT (key) DO NOTHING",  # noqa: S608
            [grant.key, grant.survey.pk],
        )
        return cursor.rowcount == 1
