"""Who may do what with a process."""

import rules

from dialogue.people.models import Role


def has_role(*roles):
    """A predicate: this person has one of these roles in the process."""

    @rules.predicate(name="has_role:" + "|".join(roles))
    def predicate(user, process):
        return user.is_authenticated and process.roles.filter(user=user, role__in=roles).exists()

    return predicate


is_civil_servant = has_role(Role.CIVIL_SERVANT)

rules.add_perm("dialogue.answer_process", rules.is_active & is_civil_servant)
