"""Who may type in paper and help people to answer, and who may make letters and posters.

The groups give the right (home/groups.py); here it is asked about one survey.
"""

import rules

from surveys.building.access import Access


@rules.predicate
def types_in_paper(user, survey):
    return user.has_perm("surveys.enter_paper")


@rules.predicate
def prints_paper(user, survey):
    return user.has_perm("surveys.print_paper")


@rules.predicate
def takes_answers(user, survey):
    return survey.is_open()


@rules.predicate
def is_for_everybody(user, survey):
    """Who sits with a helper has no account at hand; a code is asked when the survey wants one."""
    return survey.access in (Access.OPEN, Access.CODE, Access.PANEL)


@rules.predicate
def is_anonymous(user, survey):
    """A name with the answers would be that of the helper, who is the one signed in."""
    return survey.is_anonymous


rules.add_perm("surveys.type_in", rules.is_active & types_in_paper & takes_answers)
rules.add_perm(
    "surveys.assist", rules.is_active & types_in_paper & takes_answers & is_for_everybody & is_anonymous
)
rules.add_perm("surveys.print", rules.is_active & prints_paper)
