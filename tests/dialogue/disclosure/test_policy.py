from datetime import timedelta

from django.utils import timezone

from dialogue.disclosure import policy
from dialogue.disclosure.policy import may_see_results, results_of


class Activity:
    opens = timezone.now()


def test_what_nobody_wrote_a_policy_for_is_seen_by_nobody():
    assert may_see_results(None, Activity()) is False


def test_the_policy_of_an_activity_is_asked_with_the_moment(monkeypatch):
    monkeypatch.setattr(policy, "POLICIES", {})
    results_of(Activity)(lambda user, activity, now: now >= activity.opens)

    earlier = Activity.opens - timedelta(days=1)
    assert [may_see_results(None, Activity(), now) for now in (earlier, Activity.opens)] == [False, True]
