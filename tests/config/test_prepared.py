"""A prepared question gives what the queryset would have given."""

import pytest

from config.prepared import VALUE, Prepared
from surveys.building.models import Survey, Version
from tests.factories.surveys import VersionFactory

pytestmark = pytest.mark.django_db


def asked():
    return Version.objects.select_related("survey").defer("survey__questions")


def test_a_row_comes_as_the_queryset_gives_it_with_what_it_is_related_to(django_assert_num_queries):
    made, _other = VersionFactory(), VersionFactory()
    prepared = Prepared(lambda: asked().filter(pk=VALUE))
    prepared.first(made.pk)

    with django_assert_num_queries(1):
        found = prepared.first(made.pk)
        names = {name: getattr(found, name) for name in vars(made) if name != "_state"}
        survey = vars(found.survey).copy()

    expected = asked().get(pk=made.pk)
    assert names == {name: getattr(expected, name) for name in names}
    assert {**survey, "_state": None} == {**vars(expected.survey), "_state": None}
    assert found.survey.get_deferred_fields() == {"questions"}


def test_another_value_gives_another_row_and_an_unknown_one_none():
    first, second = VersionFactory().survey, VersionFactory().survey
    prepared = Prepared(lambda: Survey.objects.filter(slug=VALUE))

    assert [prepared.first(slug) for slug in (first.slug, second.slug, "onbekend")] == [first, second, None]


def test_a_value_is_never_read_as_sql():
    VersionFactory()
    prepared = Prepared(lambda: Survey.objects.filter(slug=VALUE))

    assert prepared.first("' OR 1=1 --") is None


def test_a_question_with_a_second_value_is_refused():
    prepared = Prepared(lambda: Survey.objects.filter(slug=VALUE, live=True, language="nl"))

    with pytest.raises(ValueError, match="one value"):
        prepared.first("een")
