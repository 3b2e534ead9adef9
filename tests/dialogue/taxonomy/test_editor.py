"""Staff keep the tags: a spoor with its editions, names and relations; nothing that is used goes away."""

import pytest
from django.urls import reverse

from dialogue.taxonomy.models import Edition, Movement, Neighbourhood, Spoor, TargetGroup
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory
from tests.factories.taxonomy import EditionFactory, SpoorEditionFactory, SpoorFactory, TargetGroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, settings):
    settings.DEMO_MODE = True  # where staff need no second factor
    client.force_login(UserFactory(admin=True))
    return client


def address(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def inline(name, *rows):
    data = {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": 0}
    return data | {f"{name}-{n}-{key}": value for n, row in enumerate(rows) for key, value in row.items()}


@pytest.mark.parametrize("model", [Spoor, Edition, Movement, TargetGroup, Neighbourhood])
def test_there_is_a_list_and_a_form_of_every_kind(editor, model):
    assert editor.get(address(model, "list")).status_code == 200
    assert editor.get(address(model, "add")).status_code == 200


def test_a_spoor_is_kept_with_its_editions_names_and_relations(editor):
    edition, other = EditionFactory(), SpoorFactory()
    data = {"preferred_name": "Jeugd", "slug": "jeugd", "colour": "3"}
    data |= inline("editions", {"edition": edition.pk, "number": "3", "name": "Jeugdhulp", "state": "active"})
    data |= inline("names", {"name": "Jeugdzorg"}, {"name": "Jeugd en gezin"})
    data |= inline("relations", {"other": other.pk, "reason": "Jongeren hebben ook een huis nodig."})

    response = editor.post(address(Spoor, "add"), data)

    spoor = Spoor.objects.get(slug="jeugd")
    assert response.status_code == 302
    assert [each.name for each in spoor.editions.all()] == ["Jeugdhulp"]
    assert {each.name for each in spoor.names.all()} == {"Jeugdzorg", "Jeugd en gezin"}
    assert [each.other for each in spoor.relations.all()] == [other]


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_used_cannot_be_deleted(editor, method):
    spoor = SpoorEditionFactory().spoor
    group = TargetGroupFactory()
    ProcessFactory(target_groups=[group])

    for tag in (spoor, group):
        response = getattr(editor, method)(address(type(tag), "delete", tag.pk), follow=True)
        assert "Dit kan niet weg" in response.content.decode()

    assert Spoor.objects.exists()
    assert TargetGroup.objects.exists()


def test_what_nobody_uses_can_be_deleted(editor):
    group = TargetGroupFactory()

    editor.post(address(TargetGroup, "delete", group.pk))

    assert not TargetGroup.objects.exists()


def test_kept_pages_are_forgotten_when_a_tag_changes(editor):
    group = TargetGroupFactory(name="Oude naam")
    editor.get("/doelgroepen/")

    editor.post(
        address(TargetGroup, "edit", group.pk),
        {"number": group.number, "slug": group.slug, "name": "Nieuwe naam", "explanation": ""},
    )

    assert "Nieuwe naam" in editor.get("/doelgroepen/").content.decode()
