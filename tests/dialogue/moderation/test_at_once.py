"""Two moderators at the same moment: one effect, and the second is told."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from dialogue.moderation.actions import hide_contribution
from dialogue.moderation.models import Decision, Ground
from dialogue.people.models import User
from tests.factories.contributions import ContributionFactory
from tests.factories.processes import ProcessRoleFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_moderators_at_once_have_one_effect():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory is one connection; there every transaction waits for the one before.")
    contribution = ContributionFactory()
    process = contribution.room.phase.process
    moderators = [ProcessRoleFactory(process=process).user.pk for _ in range(4)]
    start, told = Barrier(len(moderators)), []

    def hide(pk):
        try:
            actor = User.objects.get(pk=pk)
            start.wait()
            hide_contribution(
                actor=actor, contribution=contribution, ground=Ground.INSULT, words="Een scheldwoord."
            )
        except ValidationError as error:
            told.append(error.messages[0])
        finally:
            connection.close()

    threads = [Thread(target=hide, args=[pk]) for pk in moderators]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Decision.objects.count() == 1
    assert [entry.type for entry in contribution.room.entries.all()] == ["contribution_hidden"]
    first = Decision.objects.get().moderator
    assert told == [f"{first} was eerst. Het besluit: verborgen."] * 3
