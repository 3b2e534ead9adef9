"""Who may see the results of an activity, and when: asked by every exit (page, file, search, feed, socket, mail, PDF).

A later subject registers its own:

    @results_of(Survey)
    def may_see(user, survey, now): ...
"""

from django.utils import timezone

POLICIES = {}


def results_of(model):
    """Register the policy for the results of one kind of activity."""

    def register(function):
        POLICIES[model] = function
        return function

    return register


def may_see_results(user, activity, now=None):
    """What nobody wrote a policy for is seen by nobody. `user` may be None: the public."""
    policy = next((POLICIES[kind] for kind in type(activity).__mro__ if kind in POLICIES), None)
    return bool(policy and policy(user, activity, now or timezone.now()))
