"""What editors see: how far the mail is, and letters for who has no e-mail."""

from io import BytesIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader

from dialogue.notifications.actions import tell
from dialogue.notifications.letters import add_postal_address, make_letters
from dialogue.notifications.models import Follow, LetterBatch, Message, PostalAddress
from home.groups import COMMUNICATION, EDITING, GROUPS, MANAGEMENT
from tests.factories.notifications import FollowFactory, PostalAddressFactory
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory

pytestmark = pytest.mark.django_db


RIGHTS = ("access_admin", "send_letters", "see_notices")


def sign_in(client, *rights):
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def process():
    return ProcessFactory(title="Oud worden in de stad")


def answer(process):
    return tell("process_answered", key=f"process_answered:{process.pk}", about=process)


@pytest.mark.parametrize(("group", "may"), [(COMMUNICATION, True), (MANAGEMENT, True), (EDITING, False)])
def test_who_may_see_mail_and_make_letters(client, group, may):
    rights = Permission.objects.filter(GROUPS[group][0], codename__in=RIGHTS)
    sign_in(client, *rights.values_list("codename", flat=True))
    for path in ("/beheer/berichten/", "/beheer/brieven/", "/beheer/brieven/nieuw/"):
        assert (client.get(path).status_code == 200) is may, path


def test_the_page_says_how_far_the_mail_is(client, process):
    people = [UserFactory(), UserFactory()]
    tell("term_runs_out", key="t", about=process, people=people)
    FollowFactory(thing=process)
    answer(process)
    sign_in(client, *RIGHTS)
    page = client.get("/beheer/berichten/").content.decode()
    assert "2 van 2 verstuurd, 0 wachten" in page
    assert "0 van 1 verstuurd" in page


def test_somebody_without_mail_gets_a_letter_once(client, process):
    sign_in(client, *RIGHTS)
    words = {"name": "Truus de Boer", "street": "Dorpsstraat 1", "postcode": "8011 AA", "town": "Zwolle"}
    for _n in range(2):
        client.post("/beheer/brieven/nieuw/", {**words, "processes": [process.pk]})
    assert (PostalAddress.objects.count(), Follow.objects.count()) == (1, 1)
    answer(process)
    answer(process)
    for _n in range(2):
        client.post("/beheer/brieven/maken/")

    batch = LetterBatch.objects.get()
    response = client.get(f"/beheer/brieven/{batch.pk}/stapel.pdf")

    reader = PdfReader(BytesIO(response.content))
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    assert "Truus de Boer" in text
    assert "De gemeente heeft antwoord gegeven op “Oud worden in de stad”." in " ".join(text.split())
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_each_person_has_a_page_of_their_own(client, process):
    for _n in range(3):
        FollowFactory(user=None, address=PostalAddressFactory(), thing=process)
    answer(process)
    batch = make_letters(actor=sign_in(client, *RIGHTS))
    reader = PdfReader(BytesIO(client.get(f"/beheer/brieven/{batch.pk}/stapel.pdf").content))
    assert len(reader.pages) == 3


def test_a_form_that_is_not_complete_is_refused_and_keeps_what_was_typed(client, process):
    sign_in(client, *RIGHTS)
    response = client.post("/beheer/brieven/nieuw/", {"name": "Truus de Boer"})
    assert response.status_code == 422
    assert "Truus de Boer" in response.content.decode()
    assert not PostalAddress.objects.exists()


def test_who_wants_no_more_letters_is_erased(client, process):
    sign_in(client, *RIGHTS)
    address = PostalAddressFactory()
    FollowFactory(user=None, address=address, thing=process)
    answer(process)
    for _n in range(2):
        client.post(f"/beheer/brieven/{address.pk}/weg/")
    assert (PostalAddress.objects.count(), Follow.objects.count(), Message.objects.count()) == (0, 0, 0)


def test_without_the_right_no_action_works(process):
    resident = UserFactory()
    with pytest.raises(PermissionDenied):
        make_letters(actor=resident)
    with pytest.raises(PermissionDenied):
        add_postal_address(actor=resident, processes=[process], name="x", street="x", postcode="x", town="x")
