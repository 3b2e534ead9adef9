"""Clerks, surveys with codes and forms, for the tests of paper."""

from django.contrib.auth.models import Permission

from config import codes
from surveys.access import rights
from surveys.access.models import CodeBatch, Right
from surveys.paper.models import Batch
from tests.factories.people import UserFactory
from tests.factories.surveys import VersionFactory

ANSWERS = {"q1living": "a1", "q3lonely": "yes", "q5grade": 8}
TEXTS = {"q11need": "Een lift."}
# The same as a clerk types it.
TYPED = {"q1living": "1", "q3lonely": "1", "q5grade": "8", "q11need": "Een lift."}


def clerk(*may):
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=may or ["enter_paper"]))
    return user


def survey_with_codes(**rest):
    return VersionFactory(survey__by_code=True, **rest).survey


def open_survey(**rest):
    return VersionFactory(**rest).survey


def code_for(survey):
    """A code from a letter of this survey."""
    code = codes.new_code(rights.CODE_BITS)
    batch = CodeBatch.objects.create(survey=survey, name="Brieven", size=1)
    Right.objects.create(survey=survey, batch=batch, code_hash=codes.hash_of(rights.PURPOSE, code))
    return code


def pile(survey, **rest):
    return Batch.objects.create(survey=survey, name="Post van maandag", **rest)
