"""Run inside a served demo city: the input and the themes of a harvest with known figures, still to be published.

214 contributions in 9 forms, 46 themes: A 14, B 11, C 12, D 9; adopted 21, partly 15, not 7, later 3. The last theme
has no answer yet, and two themes say the opposite of each other.
"""

from datetime import timedelta

from django.utils import timezone

from dialogue.contributions.models import Channel, Contribution
from dialogue.outcomes.models import Outcome, Theme, ThemeReply, ThemeSource
from dialogue.outcomes.verdicts import Verdict
from dialogue.people.models import Role, User
from dialogue.processes.models import Phase, PhaseKind, Process, ProcessRole
from dialogue.rooms.models import Participant, Room
from dialogue.taxonomy.models import Movement, Spoor, TargetGroup

CONTRIBUTIONS, FORMS = 214, 9
MOVEMENTS = {"A": 14, "B": 11, "C": 12, "D": 9}
VERDICTS = {Verdict.ADOPTED: 21, Verdict.PARTLY: 15, Verdict.NOT: 7, Verdict.LATER: 3}
ON_PAPER = 4  # people without an account or e-mail
EXAMPLE = "Sluit aan op mijn interesse, niet op mijn beperking"


def spread(counts):
    return [key for key, count in counts.items() for _number in range(count)]


def make():
    official = User.objects.get(email="ambtenaar@demo.example")
    resident = User.objects.get(email="inwoner@demo.example")
    process = make_process(official)
    said = make_contributions(make_rooms(process), resident)
    outcome = Outcome.objects.create(
        process=process,
        heard="Wij maakten 46 thema's van uw bijdragen.",
        done="Wij nemen veel over. U leest het per thema.",
        not_done="Zeven thema's nemen wij niet over. Bij elk staat waarom.",
        decided_by="Het college",
        started_by=official,
    )
    make_themes(outcome, said, official)


def make_process(official):
    process = Process(
        slug="routekaart-2019",
        title="De routekaart",
        question="Wat moet er anders in de zorg?",
        lead="Wij vroegen het in negen vormen aan de stad.",
        what_is_fixed="Het geld ligt vast.",
        what_is_open="De weg ligt open.",
        rung=3,
        decided_by="Het college",
        decided_on=timezone.localdate() + timedelta(days=20),
        answer_by=timezone.localdate() + timedelta(days=30),
        how_you_hear="Op deze pagina.",
        for_whom="Voor iedereen.",
        why="Voor de agenda.",
        contact_name="Arjan",
        contact_phone="14 038",
        live=True,
    )
    process.sporen = Spoor.objects.all()[:1]
    process.target_groups = TargetGroup.objects.all()[:1]
    process.save()
    ProcessRole.objects.create(process=process, user=official, role=Role.CIVIL_SERVANT)
    return process


def make_rooms(process):
    start = timezone.now() - timedelta(days=100)
    for number in range(FORMS):
        opens = start + timedelta(days=10 * number)
        phase = Phase.objects.create(
            process=process,
            kind=PhaseKind.TALK,
            title=f"Vorm {number + 1}",
            opens_at=opens,
            closes_at=opens + timedelta(days=9),
        )
        yield Room.objects.create(phase=phase)


def make_contributions(rooms, resident):
    rooms, said = list(rooms), []
    for number in range(CONTRIBUTIONS):
        room = rooms[number % FORMS]
        is_mine, on_paper = number == 0, 0 < number <= ON_PAPER
        author = Participant.objects.create(
            room=room,
            user=resident if is_mine else None,
            guest_hash="" if is_mine or on_paper else f"gast{number:060d}",
            public_name="Els" if is_mine else f"Deelnemer {number}",
        )
        said.append(
            Contribution.objects.create(
                room=room,
                author=author,
                text=EXAMPLE if is_mine else f"Bijdrage {number + 1} aan de routekaart.",
                channel=Channel.PAPER if on_paper else Channel.WEB,
            )
        )
    return said


def make_themes(outcome, said, official):
    movements = {movement.code: movement for movement in Movement.objects.all()}
    verdicts, themes = spread(VERDICTS), []
    for number, code in enumerate(spread(MOVEMENTS), start=1):
        title = EXAMPLE if number == 1 else f"Thema {number} uit de stad"
        theme = Theme.objects.create(outcome=outcome, number=number, title=title, made_by=official)
        theme.movements.add(movements[code])
        themes.append(theme)
        if number < sum(VERDICTS.values()):
            make_reply(theme, verdicts[number - 1], official)
    Theme.objects.filter(pk=themes[2].pk).update(opposite=themes[1])
    for number, contribution in enumerate(said):
        theme = themes[number % len(themes)]
        ThemeSource.objects.create(theme=theme, kind="contribution", key=contribution.pk, added_by=official)


def make_reply(theme, verdict, official):
    ThemeReply.objects.create(
        theme=theme,
        verdict=verdict,
        reasons=f"Reden van thema {theme.number}.",
        decided_by="Het college",
        later_until=timezone.localdate() + timedelta(days=60) if verdict == Verdict.LATER else None,
        changed_text="Agenda 2020, hoofdstuk 3" if theme.number == 1 else "",
        changed_text_address="/agenda/2020/" if theme.number == 1 else "",
        written_by=official,
    )
