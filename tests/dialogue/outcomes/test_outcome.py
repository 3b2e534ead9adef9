"""From what people said to an answer: sorted together, complete before it is public, published in one go."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from dialogue.contributions.models import Channel, Contribution
from dialogue.outcomes import actions, sources
from dialogue.outcomes.completeness import missing
from dialogue.outcomes.models import Outcome, Quote, Theme, ThemeReply
from dialogue.outcomes.promises import Promise
from dialogue.outcomes.queries import for_letters
from dialogue.outcomes.verdicts import Verdict
from dialogue.people.models import Role
from dialogue.processes.actions import answer_process
from dialogue.processes.models import ClosingAnswer
from dialogue.processes.standing import State
from tests.factories.contributions import ContributionFactory
from tests.factories.outcomes import (
    OutcomeFactory,
    PromiseFactory,
    PromiseSourceFactory,
    QuoteFactory,
    ThemeFactory,
    ThemeReplyFactory,
    ThemeSourceFactory,
)
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory, ProcessFactory, ProcessRoleFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO_MODE = True  # where staff need no second factor


STAFF_PAGES = ["samenvatting/", "publiceren/", "brieven/", "1/", "1/antwoord/", "1/belofte/"]


def staff(process, role=Role.CIVIL_SERVANT):
    return ProcessRoleFactory(process=process, role=role).user


def said(process, text="Ik wil gewoon kunnen binnenlopen voor koffie.", channel=Channel.WEB, **author):
    phase = process.phases.first() or PhaseFactory(process=process)
    room = getattr(phase, "room", None) or RoomFactory(phase=phase)
    return ContributionFactory(author=ParticipantFactory(room=room, **author), text=text, channel=channel)


def theme_with(contribution, outcome, reply=True, **more):
    theme = ThemeFactory(outcome=outcome, **more)
    ThemeSourceFactory(theme=theme, contribution=contribution)
    if reply:
        ThemeReplyFactory(theme=theme)
    return theme


def ready():
    """An outcome with one theme that may be published."""
    outcome = OutcomeFactory()
    theme_with(said(outcome.process), outcome, number=1)
    return outcome


def work(process, rest=""):
    return f"/meedoen/{process.slug}/opbrengst/werk/{rest}"


def test_contributions_are_sorted_by_page_without_a_script(client):
    process = ProcessFactory()
    first, second, third = said(process, "Eerste"), said(process, "Tweede"), said(process, "Derde")
    client.force_login(staff(process))

    assert "Eerste" in client.get(work(process)).content.decode()
    names = [f"contribution-{first.pk}", f"contribution-{second.pk}"]
    client.post(work(process), {"input": names, "theme": "", "title": "Maak een plek"})
    client.post(work(process), {"input": names, "theme": "", "title": "Maak een plek"})
    theme = Theme.objects.get()
    client.post(work(process), {"input": [f"contribution-{third.pk}"], "theme": theme.pk})

    assert {row.key for row in theme.sources.all()} == {first.pk, second.pk, third.pk}
    assert "Elke bijdrage staat bij een thema." in client.get(work(process)).content.decode()


@pytest.mark.parametrize("picked", [[], ["contribution-x"], ["onzin"], ["contribution-99999999999999999999"]])
def test_without_a_contribution_nothing_happens(client, picked):
    process = ProcessFactory()
    said(process)
    client.force_login(staff(process))

    answer = client.post(work(process), {"input": picked, "title": "Maak een plek"})

    assert answer.status_code == 422
    assert "Maak een plek" in answer.content.decode()
    assert not Theme.objects.exists()


def test_what_was_said_elsewhere_cannot_be_put_here():
    process = ProcessFactory()
    stranger = said(ProcessFactory())
    theme = ThemeFactory(outcome=OutcomeFactory(process=process))

    actions.assign(actor=staff(process), theme=theme, inputs=[("contribution", stranger.pk)])

    assert not theme.sources.exists()


HELPERS = [Role.CIVIL_SERVANT, Role.FACILITATOR]


@pytest.mark.parametrize("role", Role)
def test_who_may_sort_and_who_may_answer(client, role):
    process = ProcessFactory()
    theme = theme_with(said(process), OutcomeFactory(process=process), number=1)
    client.force_login(staff(process, role))

    sorts, answers = 200 if role in HELPERS else 404, 200 if role == Role.CIVIL_SERVANT else 404

    assert client.get(work(process)).status_code == sorts
    assert client.get(work(process, "nieuw-thema/")).status_code == sorts
    for rest in [*STAFF_PAGES, f"1/citaat/{theme.sources.get().pk}/"]:
        assert client.get(work(process, rest)).status_code == answers


def test_others_publish_nothing():
    outcome = ready()

    for actor in (UserFactory(), staff(outcome.process, Role.FACILITATOR), staff(ProcessFactory())):
        with pytest.raises(PermissionDenied):
            actions.publish_outcome(actor=actor, outcome=outcome)

    assert not Outcome.objects.public().exists()


def test_what_is_missing_is_listed_with_links_and_nothing_is_published(client):
    outcome = OutcomeFactory(heard="", decided_by="")
    theme_with(said(outcome.process), outcome, reply=False, number=1)
    ThemeFactory(outcome=outcome, number=2)
    client.force_login(staff(outcome.process))

    answer = client.post(work(outcome.process, "publiceren/"))

    links = BeautifulSoup(answer.content, "html.parser").select(".error-summary a")
    base = work(outcome.process)
    assert answer.status_code == 422
    assert [link["href"] for link in links] == [
        f"{base}samenvatting/#id_heard",
        f"{base}samenvatting/#id_decided_by",
        f"{base}1/antwoord/",
        base,
        f"{base}2/antwoord/",
    ]
    assert not Outcome.objects.public().exists()
    assert not ClosingAnswer.objects.exists()


def test_a_theme_without_an_answer_is_missing_and_an_empty_outcome_too():
    assert [each.words for each in missing(OutcomeFactory())] == ["Maak minstens één thema."]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"verdict": "", "decided_by": "X"}, "verdict"),
        ({"verdict": "adopted", "decided_by": " "}, "decided_by"),
        ({"verdict": "partly", "decided_by": "X", "reasons": " "}, "reasons"),
        ({"verdict": "not", "decided_by": "X"}, "reasons"),
        ({"verdict": "later", "decided_by": "X", "reasons": "Eerst geld."}, "later_until"),
        ({"verdict": "later", "decided_by": "X", "reasons": "G", "later_until": "2020-01-01"}, "later_until"),
        (
            {"verdict": "adopted", "decided_by": "X", "changed_text_address": "javascript:1"},
            "changed_text_address",
        ),
    ],
)
def test_an_answer_that_says_too_little_is_refused(client, typed, wrong):
    outcome = OutcomeFactory()
    theme_with(said(outcome.process), outcome, reply=False, number=1)
    client.force_login(staff(outcome.process))

    answer = client.post(work(outcome.process, "1/antwoord/"), typed)

    assert answer.status_code == 422
    link = BeautifulSoup(answer.content, "html.parser").select_one(".error-summary a")
    assert link["href"].startswith(f"#id_{wrong}")
    assert not ThemeReply.objects.exists()


def test_two_people_do_not_overwrite_each_other(client):
    outcome = OutcomeFactory()
    theme = theme_with(said(outcome.process), outcome, number=1)
    client.force_login(staff(outcome.process))
    address, words = work(outcome.process, "1/antwoord/"), {"verdict": "adopted", "decided_by": "Het college"}

    first = client.post(address, {**words, "version": 1, "reasons": "Van de eerste."})
    second = client.post(address, {**words, "version": 1, "reasons": "Van de tweede."})

    assert (first.status_code, second.status_code) == (302, 422)
    assert theme.replies.get().reasons == "Van de eerste."
    page = second.content.decode()
    assert "Van de tweede." in page  # nothing typed is lost
    assert "Van de eerste." in page


@pytest.mark.parametrize("page", ["samenvatting/", "1/"])
def test_an_old_version_of_other_words_is_refused_too(client, page):
    outcome = OutcomeFactory()
    theme_with(said(outcome.process), outcome, number=1, title="Eerst")
    client.force_login(staff(outcome.process))
    typed = {"heard": "A", "title": "Nieuw"}

    answers = [client.post(work(outcome.process, page), {**typed, "version": 1}).status_code for _ in "ab"]

    assert answers == [302, 422]


def test_publishing_answers_the_process_once_and_tells_everyone_once():
    outcome = ready()
    process = outcome.process
    writer = Contribution.objects.get().author.user
    silent = ParticipantFactory(room=process.phases.get().room).user
    ThemeSourceFactory(theme=outcome.themes.get(), contribution=said(process, user=None, guest_hash="x"))
    promise = PromiseSourceFactory(
        promise=PromiseFactory(draft=True, process=process), key=outcome.themes.get().pk
    ).promise
    actor = staff(process)
    mail.outbox.clear()

    for _time in range(2):
        actions.publish_outcome(actor=actor, outcome=outcome)

    process.refresh_from_db()
    assert process.state == State.ANSWERED
    assert process.closing_answer.done == outcome.done
    assert not process.is_late()
    assert sorted(message.to[0] for message in mail.outbox) == sorted([writer.email, silent.email])
    [told] = [message for message in mail.outbox if message.to == [writer.email]]
    assert "/mijn/#inbreng" in told.body
    assert process.title not in told.subject
    assert Promise.objects.public().get() == promise
    assert ThemeReply.objects.filter(published_at=None).count() == 0


def test_with_themes_in_preparation_there_is_no_other_answer(client):
    outcome = ready()
    actor = staff(outcome.process)
    client.force_login(actor)
    words = {"heard": "A", "done": "B", "not_done": "C", "decided_by": "D"}

    with pytest.raises(PermissionDenied):
        answer_process(actor=actor, process=outcome.process, **words)
    assert client.get(f"/meedoen/{outcome.process.slug}/antwoord/").url == work(outcome.process)


def test_before_publishing_nothing_shows(client):
    outcome = ready()

    assert client.get(f"/meedoen/{outcome.process.slug}/opbrengst/").status_code == 404
    assert client.get(f"/meedoen/{outcome.process.slug}/opbrengst/1/").status_code == 404


def test_the_public_reads_the_whole_chain(client):
    outcome = ready()
    theme = outcome.themes.get()
    QuoteFactory(source=theme.sources.get(), text="gewoon kunnen binnenlopen")
    theme.replies.update(verdict=Verdict.PARTLY, reasons="Er is geld voor één plek.")
    promise = PromiseFactory(draft=True, process=outcome.process, title="Eén plek in Dieze")
    PromiseSourceFactory(promise=promise, key=theme.pk)
    actions.publish_outcome(actor=staff(outcome.process), outcome=outcome)

    whole = client.get(outcome.get_absolute_url()).content.decode()
    one = client.get(theme.get_absolute_url()).content.decode()
    register = client.get(promise.get_absolute_url()).content.decode()

    for page in (whole, one, register):
        assert theme.title in page
        assert "Eén plek in Dieze" in page
        assert "Er is geld voor één plek." in page
    assert "gewoon kunnen binnenlopen" in one
    assert outcome.get_absolute_url() in client.get(outcome.process.get_absolute_url()).content.decode()


def test_a_public_outcome_does_not_change(client):
    outcome = ready()
    actor = staff(outcome.process)
    actions.publish_outcome(actor=actor, outcome=outcome)
    theme = outcome.themes.get()

    with pytest.raises(ValidationError):
        actions.make_theme(actor=actor, outcome=outcome, title="Nog een")
    with pytest.raises(ValidationError):
        actions.change_theme(actor=actor, theme=theme, version=1, movements=[], title="Anders")
    with pytest.raises(ValidationError):
        actions.write_reply(
            actor=actor, theme=theme, version=0, verdict="not", reasons="Toch niet", decided_by="X"
        )


def test_later_gets_its_answer_and_the_first_one_stays(client):
    outcome = ready()
    actor, theme = staff(outcome.process), outcome.themes.get()
    theme.replies.update(verdict=Verdict.LATER, reasons="Eerst het geld.", later_until=timezone.localdate())
    actions.publish_outcome(actor=actor, outcome=outcome)
    client.force_login(actor)

    typed = {"verdict": "adopted", "reasons": "Het geld is er.", "decided_by": "De raad"}
    for _time in range(2):
        client.post(work(outcome.process, "1/antwoord/"), typed)

    page = client.get(theme.get_absolute_url()).content.decode()
    assert "Eerst het geld." in page
    assert "Het geld is er." in page
    assert theme.replies.count() == 2


@pytest.mark.parametrize(
    ("text", "day"), [("iets anders", 0), ("gewoon kunnen binnenlopen", 1)], ids=["not said", "yes to come"]
)
def test_a_quote_is_what_somebody_said_and_agreed_to(client, text, day):
    outcome = ready()
    source = outcome.themes.get().sources.get()
    client.force_login(staff(outcome.process))

    answer = client.post(
        work(outcome.process, f"1/citaat/{source.pk}/"),
        {"text": text, "consent": "gevraagd", "consent_on": str(timezone.localdate() + timedelta(days=day))},
    )

    assert answer.status_code == 422
    assert not Quote.objects.exists()


def test_who_has_no_email_is_listed_for_a_letter():
    outcome = OutcomeFactory()
    theme = ThemeFactory(outcome=outcome)
    spoke = [
        (Channel.PAPER, {"user": None, "public_name": "Mevrouw Bakker"}),
        (Channel.WEB, {"user": None, "guest_hash": "g"}),
        (Channel.PHONE, {}),
    ]
    for channel, who in spoke:
        ThemeSourceFactory(theme=theme, contribution=said(outcome.process, channel=channel, **who))

    listed = [(name, themes) for name, _form, _channel, themes in for_letters(outcome)]
    assert listed == [("Mevrouw Bakker", [theme])]


def test_what_was_hidden_or_erased_is_not_shown(client):
    outcome = ready()
    theme = outcome.themes.get()
    actions.publish_outcome(actor=staff(outcome.process), outcome=outcome)
    Contribution.objects.update(hidden_at=timezone.now())

    page = client.get(f"{theme.get_absolute_url()}?x").content.decode()

    assert "gewoon kunnen binnenlopen" not in page
    assert sources.load({("contribution", Contribution.objects.get().pk)})


def test_what_somebody_said_leads_to_its_theme_once_that_is_public(client):
    outcome = OutcomeFactory()
    contribution = said(outcome.process)
    theme = theme_with(contribution, outcome, number=1)
    page = f"{outcome.process.get_absolute_url()}gesprek/"
    assert theme.get_absolute_url() not in client.get(page).text

    actions.publish_outcome(actor=staff(outcome.process), outcome=outcome)

    soup = BeautifulSoup(client.get(page).text, "html.parser")
    link = soup.select_one(f"#contribution-{contribution.pk} a[href='{theme.get_absolute_url()}']")
    assert link.get_text() == theme.title
