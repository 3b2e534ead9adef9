"""What pages about formal advice show."""

from collections import Counter, defaultdict

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogue.councils.models import Advice, AdviceRequest, Paper, Recommendation
from dialogue.councils.rules import ASK, COLLEGE, NOT_SENT, has_group_right
from dialogue.councils.states import AdviceState
from dialogue.outcomes.queries import promises_of
from dialogue.outcomes.verdicts import Verdict


def rooms_of(user):
    """The rooms somebody has a seat in, what is running first."""
    seats = user.memberships.current().values("body")
    return (
        Advice.objects.filter(body__in=seats)
        .exclude(request__state__in=NOT_SENT)
        .exclude(state=AdviceState.WITHDRAWN)
        .select_related("body", "request")
        .annotate(remark_count=Count("remarks", distinct=True))
    )


def requests_of(user):
    return AdviceRequest.objects.filter(owner=user).prefetch_related("bodies", "advices__body")


def to_reply_for(user):
    """Advice that waits for a reply this person may write."""
    found = Advice.objects.sent().select_related("body", "request")
    if has_group_right(user, COLLEGE):
        return found
    unasked = Q(request=None) if has_group_right(user, ASK) else Q(pk__in=[])
    return found.filter(unasked | Q(request__owner=user))


def papers_of(advice):
    """What lies on the table of one room: from the municipality, and from the members."""
    own = Q(advice=advice)
    sent = Q(request=advice.request_id) if advice.request_id else Q(pk__in=[])
    return Paper.objects.filter(own | sent).annotate(slide_count=Count("slides", distinct=True))


def public_papers_of(advice):
    return papers_of(advice) & Paper.objects.public().annotate(slide_count=Count("slides", distinct=True))


def points_of(advice):
    return advice.recommendations.select_related("reply", "question", "writer").order_by("number")


def with_promises(points):
    """Each point with the public promises it led to."""
    points = list(points)
    made = promises_of("recommendation", [point.pk for point in points])
    for point in points:
        point.promises = made.get(point.pk, [])
    return points


def by_question(advices):
    """[(question, [(advice, its points)])] of advice on one request; what answers no question comes last, as None."""
    found = Recommendation.objects.filter(advice__in=advices).select_related("reply").order_by("number")
    points = defaultdict(list)
    for point in found:
        points[point.advice_id, point.question_id].append(point)
    for advice in advices:
        advice.points = [point for point in found if point.advice_id == advice.pk]
    rows = [
        (question, [(advice, points[advice.pk, question and question.pk]) for advice in advices])
        for question in [*advices[0].request.questions.all(), None]
    ]
    return [(question, columns) for question, columns in rows if any(said for _advice, said in columns)]


def missing_in_reply(advice):
    """[(words, address)] of every point without a reply."""
    return [
        (
            _("Recommendation %(number)s has no reply.") % {"number": point.number},
            reverse("councils:reply_to", args=[advice.pk, point.pk]),
        )
        for point in Recommendation.objects.filter(advice=advice, reply=None).order_by("number")
    ]


def count_words(points):
    """As "7 overgenomen, 3 deels, 2 niet": whatever occurs, in the order of the verdicts."""
    counts = Counter(point.reply.verdict for point in points if point.answer)
    words = {
        Verdict.ADOPTED: ngettext("%(n)s taken over", "%(n)s taken over", counts[Verdict.ADOPTED]),
        Verdict.PARTLY: ngettext("%(n)s partly", "%(n)s partly", counts[Verdict.PARTLY]),
        Verdict.NOT: ngettext("%(n)s not", "%(n)s not", counts[Verdict.NOT]),
        Verdict.LATER: ngettext("%(n)s later", "%(n)s later", counts[Verdict.LATER]),
    }
    return ", ".join(words[verdict] % {"n": counts[verdict]} for verdict in Verdict if counts[verdict])


def missing_for_report(page):
    """[(words, address)] of what a report still waits for: advice that is on its way, points without a reply."""
    missing = []
    for advice in Advice.objects.filter(request__report=page.pk).select_related("body", "request"):
        waits = advice.is_being_written() and advice.request.is_running()
        if waits or advice.state == AdviceState.ADOPTED:
            words = _("The advice of the %(body)s is not there yet.") % {"body": advice.body}
            missing.append((words, reverse("councils:request", args=[advice.request_id])))
        elif advice.state in (AdviceState.SIGNED, AdviceState.PUBLISHED):
            missing += missing_in_reply(advice)
    return missing


def questions_of(advice):
    """What the body is asked, with how many remarks this room has on each."""
    if advice.request_id is None:
        return []
    here = Q(remarks__advice=advice)
    return advice.request.questions.annotate(remark_count=Count("remarks", filter=here))
