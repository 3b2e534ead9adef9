"""Jobs of formal advice: telling people, each once. Never what an advice or a paper says."""

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from dialogue.councils.models import Advice, Membership
from dialogue.people.models import User
from dialogue.processes.notices import notify


def members_of(body):
    seats = Membership.objects.current().filter(body=body, user__is_active=True).select_related("user")
    return [seat.user for seat in seats]


def tell(people, *, key, subject, template, context):
    with translation.override("nl"):
        for person in people:
            notify(user=person, key=key, subject=subject(), template=template, context=context)


SUBJECTS = {
    "opened": lambda: _("A request for advice for you"),
    "extend": lambda: _("More time for an advice"),
    "reopen": lambda: _("A request for advice is open again"),
    "reminder": lambda: _("Your advice is due"),
}


@task()
def tell_room(advice_pk, why, moment=""):
    """Members hear of a request: that it is there, that its deadline changed, that it comes near."""
    advice = Advice.objects.select_related("body", "request").get(pk=advice_pk)
    end = f"{advice.request.deadline_at:%Y%m%d%H%M}"
    tell(
        members_of(advice.body),
        key=f"advice:{advice.pk}:{why}:{moment}:{end}",
        subject=SUBJECTS[why],
        template="mail/advice_request.txt",
        context={"request_for_advice": advice.request, "advice": advice, "why": why},
    )


def college():
    right = Permission.objects.filter(content_type__app_label="dialogue", codename="reply_for_college")
    return User.objects.filter(groups__permissions__in=right, is_active=True).distinct()


def who_reply(advice):
    """The college, and whoever asked for the advice."""
    owner = Q(pk=advice.request.owner_id) if advice.request_id else Q(pk__in=[])
    return User.objects.filter(Q(pk__in=college()) | owner, is_active=True)


@task()
def tell_college(advice_pk):
    """Who has to reply hears that a signed advice arrived."""
    advice = Advice.objects.select_related("body", "request__owner").get(pk=advice_pk)
    tell(
        who_reply(advice),
        key=f"advice:{advice.pk}:signed",
        subject=lambda: _("An advice waits for a reply"),
        template="mail/advice_signed.txt",
        context={"advice": advice},
    )


@task()
def tell_members(advice_pk):
    """Members hear that their advice is public, with the reply."""
    advice = Advice.objects.select_related("body").get(pk=advice_pk)
    tell(
        members_of(advice.body),
        key=f"advice:{advice.pk}:published",
        subject=lambda: _("Your advice has a reply"),
        template="mail/advice_published.txt",
        context={"advice": advice},
    )
