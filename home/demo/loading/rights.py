"""Who was invited to the surveys of the demo city: members of the panel, and addresses with a code in a letter."""

import random

from django.utils import timezone

from dialogue.taxonomy.models import Neighbourhood
from surveys.access.models import (
    AgeBand,
    CodeBatch,
    Invitation,
    InvitationState,
    PanelMember,
    Right,
    Used,
    Way,
)
from surveys.access.rights import key_of_right
from surveys.building.access import Access

AGES = {
    AgeBand.FROM_18: 9,
    AgeBand.FROM_35: 17,
    AgeBand.FROM_50: 31,
    AgeBand.FROM_65: 28,
    AgeBand.FROM_75: 15,
}


def load_rights(survey, item):
    """As many rights as people were invited; as many of them used as answered, and nobody knows which."""
    if "invited" not in item:
        return
    by_chance = random.Random(f"rights {item['seed']}")  # noqa: S311  (made-up people, the same every time)
    invite = {Access.PANEL: panel_rights, Access.CODE: letter_rights}[survey.access]
    rights = Right.objects.bulk_create(invite(survey, item["invited"], by_chance))
    if survey.access == Access.PANEL:
        Invitation.objects.bulk_create(invitation(right, survey) for right in rights)
    answered = by_chance.sample(rights, sum(item["channels"].values()))
    Used.objects.bulk_create(Used(key=key_of_right(right), survey=survey) for right in answered)


def panel_rights(survey, count, by_chance):
    places = list(Neighbourhood.objects.order_by("slug"))
    members = PanelMember.objects.bulk_create(
        PanelMember(
            email=f"panel{number:03}@demo.example",
            neighbourhood=by_chance.choice(places),
            age_band=by_chance.choices(list(AGES), AGES.values())[0],
            asked_on=survey.opens_at.date(),
            confirmed_at=survey.opens_at,
        )
        for number in range(1, count + 1)
    )
    return [Right(survey=survey, code_hash=anything(by_chance), member=member) for member in members]


def letter_rights(survey, count, by_chance):
    """The letters are out, so the codes themselves are nowhere any more."""
    batch = CodeBatch.objects.create(
        survey=survey,
        name="Brieven na de loting",
        size=count,
        exported_at=min(survey.opens_at, timezone.now()),
    )
    return [Right(survey=survey, code_hash=anything(by_chance), batch=batch) for _ in range(count)]


def invitation(right, survey):
    return Invitation(right=right, way=Way.MAIL, state=InvitationState.SENT, sent_on=survey.opens_at.date())


def anything(by_chance):
    return f"{by_chance.getrandbits(256):064x}"
