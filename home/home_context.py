"""What the front page shows."""

from django.utils.functional import SimpleLazyObject

from dialogue.outcomes.promises import Promise
from dialogue.outcomes.states import PromiseKind, PromiseState
from dialogue.processes.models import Process
from home.seats import seats

OPEN, PROMISES, NEWS = 3, 4, 3


def promises():
    """What is late first: answers, then promises; then what was kept. Never more than fit."""
    public, made = Process.objects.public().select_related("closing_answer"), Promise.objects.public()
    late = list(public.late().order_by("answer_by")[:PROMISES])
    late_promises = list(made.late().order_by("due_on")[: PROMISES - len(late)])
    left = PROMISES - len(late) - len(late_promises)
    kept_promises = list(
        made.filter(kind=PromiseKind.PROMISE, state=PromiseState.KEPT).order_by("-settled_on")[:left]
    )
    left -= len(kept_promises)
    kept = list(public.answered().order_by("-closing_answer__published_at")[:left])
    return {"late": late, "late_promises": late_promises, "kept_promises": kept_promises, "kept": kept}


def of(page):
    from home.models import NewsPage, StoryPage  # the models ask this module

    return {
        "open_processes": Process.objects.public().open().for_list()[:OPEN],
        "promises": SimpleLazyObject(promises),
        "seats": SimpleLazyObject(seats),
        "news": NewsPage.objects.live().order_by("-published_on", "-pk")[:NEWS],
        "story": StoryPage.objects.live().order_by("-published_on", "-pk").first(),
    }
