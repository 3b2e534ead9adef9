"""Who may hand out rights to answer, and write to the panel."""

import rules


@rules.predicate
def edits_surveys(user, survey):
    return user.has_perm("surveys.change_survey")


rules.add_perm("surveys.manage_access", rules.is_active & edits_surveys)
