"""Who reads open answers, and who sees what is held back. The groups give the rights (home/groups.py)."""

import rules

from surveys.analysis.preparing import may_be_read

SIGNALS = "surveys.see_signals_of"


@rules.predicate
def is_analyst(user, survey):
    return user.has_perm("surveys.analyse_answers")


@rules.predicate
def can_be_read(user, survey):
    return survey is None or may_be_read(survey)


@rules.predicate
def is_not_published(user, survey):
    return survey.results_published_at is None


@rules.predicate
def has_a_named_role(user):
    """By group only. An administrator who may do everything does not see these."""
    return user.groups.filter(permissions__codename="see_signals").exists()


rules.add_perm("surveys.read_answers", rules.is_active & is_analyst & can_be_read)
# What is published is frozen, so nothing changes under it any more.
rules.add_perm("surveys.code_answers", rules.is_active & is_analyst & can_be_read & is_not_published)
# A rule and no right: a superuser has every right.
rules.add_rule(SIGNALS, rules.is_active & has_a_named_role)


def sees_signals(user):
    return user.is_authenticated and rules.test_rule(SIGNALS, user)
