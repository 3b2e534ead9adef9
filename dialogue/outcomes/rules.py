"""Who prepares an outcome, publishes it, and keeps the register of promises."""

import rules

from dialogue.people.models import Role
from dialogue.processes.rules import has_role, is_civil_servant

may_help = has_role(Role.CIVIL_SERVANT, Role.FACILITATOR)


@rules.predicate
def is_of_outcome(user, outcome):
    return is_civil_servant(user, outcome.process)


@rules.predicate
def keeps_the_register(user, promise):
    """A clerk: whoever may change promises wherever they stand (a right of groups)."""
    return user.has_perm("dialogue.change_promise")


@rules.predicate
def is_of_its_process(user, promise):
    return promise is not None and promise.process is not None and is_civil_servant(user, promise.process)


@rules.predicate
def writes_the_register(user):
    return user.has_perm("dialogue.add_promise")


rules.add_perm("dialogue.assign_input", rules.is_active & may_help)  # asked with a process
rules.add_perm("dialogue.prepare_outcome", rules.is_active & is_civil_servant)  # asked with a process
rules.add_perm("dialogue.publish_outcome", rules.is_active & is_of_outcome)
rules.add_perm("dialogue.make_promise", rules.is_active & is_civil_servant)  # asked with a process
rules.add_perm("dialogue.register_promise", rules.is_active & writes_the_register)
rules.add_perm("dialogue.keep_promise", rules.is_active & (is_of_its_process | keeps_the_register))
