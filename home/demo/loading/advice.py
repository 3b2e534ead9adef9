"""Load the bodies, what they are asked, and their advice in different stages."""

from datetime import time, timedelta

from django.utils import timezone

from dialogue.councils.models import (
    Advice,
    AdviceAttendance,
    AdviceRequest,
    AdviceSession,
    AdviceVote,
    Body,
    Choice,
    Membership,
    MinorityView,
    Paper,
    Recommendation,
    RecommendationEdition,
    RecommendationReply,
    Remark,
    RequestQuestion,
    Signature,
    Slide,
)
from dialogue.councils.states import AdviceState
from dialogue.taxonomy.models import Spoor, TargetGroup
from dialogue.terms.actions import start_term
from dialogue.terms.clock import last_moment
from home.demo.loading.processes import OFFICIAL
from home.demo.loading.reading import day, moment, read
from home.models import ReportPage

TEN = time(10)


def load_advice(people):
    plans = read("advice")
    bodies = {item["slug"]: load_body(item, people) for item in plans["bodies"]}
    requests = {item["number"]: load_request(item, bodies, people[OFFICIAL]) for item in plans["requests"]}
    for item in plans["advices"]:
        load_one(item, bodies[item["body"]], requests.get(item["request"]), people[OFFICIAL])


def load_body(item, people):
    words = ("slug", "name", "kind", "lead", "mandate", "basis", "contact", "quorum", "reminders")
    body = Body(**{name: item[name] for name in words})
    body.sporen = Spoor.objects.filter(slug__in=item["sporen"])
    body.target_groups = TargetGroup.objects.filter(number__in=item["target_groups"])
    body.save()
    for member in item["members"]:
        user = people.get(member.get("account"))
        values = {"name": member["name"], "role": member["role"], "starts_on": day("2020-01-01")}
        Membership.objects.create(body=body, user=user, **values)
    return body


def load_request(item, bodies, official):
    report = ReportPage.objects.filter(slug=item["report"]).first() if item["report"] else None
    request = AdviceRequest.objects.create(
        **{name: item[name] for name in ("number", "subject", "explanation", "stage", "state")},
        owner=official,
        report=report,
        report_planned_on=day(item["report_planned_on"]),
        opened_at=moment(item["opened"], otherwise=TEN),
        deadline_at=last_moment(day(item["last_day"])),
    )
    request.bodies.set(bodies[slug] for slug in item["bodies"])
    for number, question in enumerate(item["questions"], start=1):
        chapter = chapter_of(report, question["spoor"])
        RequestQuestion.objects.create(
            request=request,
            number=number,
            text=question["text"],
            chapter=question["chapter"],
            chapter_address=chapter[1],
            spoor=Spoor.objects.get(slug=question["spoor"]),
        )
    paper = Paper.objects.create(request=request, title="Presentatie van het bericht", added_by=official)
    Slide.objects.bulk_create(
        Slide(paper=paper, number=number, title=title, text=text)
        for number, (title, text) in enumerate(item["slides"], start=1)
    )
    return request


def chapter_of(report, slug):
    """(title, address) of the part of the report about a spoor, with its first paragraph."""
    part = report.get_children().filter(slug=slug).first() if report and slug else None
    if part is None:
        return "", ""
    page = part.specific
    first = next(iter(page.paragraphs()), None)
    anchor = f"#{first['anchor'] if isinstance(first, dict) else first.anchor}" if first else ""
    return page.title, f"{page.get_url() or ''}{anchor}"


def load_one(item, body, request, official):
    adopted = moment(item["adopted"], otherwise=TEN) if "adopted" in item else None
    published = moment(item["published"], otherwise=TEN) if "published" in item else None
    advice = Advice.objects.create(
        body=body,
        request=request,
        subject=item["subject"],
        summary=item["summary"],
        state=item["state"],
        started_at=request.opened_at if request else adopted - timedelta(days=20),
        adopted_at=adopted,
        signed_at=adopted,
        published_at=published,
        published_by=official if published else None,
        reply_words=item.get("reply", ""),
    )
    members = list(body.memberships.order_by("pk"))
    load_points(advice, item, members[0])
    for number, name, text in item.get("remarks", []):
        author = body.memberships.get(name=name)
        question = request.questions.get(number=number)
        Remark.objects.create(advice=advice, author=author, question=question, text=text)
    if item.get("minority"):
        view = MinorityView.objects.create(advice=advice, author=members[-1], text=item["minority"])
        view.supporters.add(members[-2])
    if adopted:
        load_session(advice, item["votes"], members)
    if advice.state == AdviceState.SIGNED:
        term = start_term(
            actor=official, subject=advice, rule=body.reply_term, starts_on=timezone.localdate(adopted)
        )
        Advice.objects.filter(pk=advice.pk).update(reply_by=term.ends_on)


def load_points(advice, item, author):
    report = advice.request.report if advice.request else None
    for number, (spoor, text, *reply) in enumerate(item["points"], start=1):
        title, address = chapter_of(report.specific if report else None, spoor)
        question = advice.request.questions.filter(spoor__slug=spoor).first() if advice.request else None
        point = Recommendation.objects.create(
            advice=advice,
            number=number,
            text=text,
            question=question,
            paragraph=title,
            paragraph_address=address,
        )
        RecommendationEdition.objects.create(recommendation=point, version=1, text=text, author=author)
        if reply:
            RecommendationReply.objects.create(
                recommendation=point,
                verdict=reply[0],
                reasons=reply[1],
                decided_by="Het college",
                changed_text=title,
                changed_text_address=address,
            )


def load_session(advice, votes, members):
    session = AdviceSession.objects.create(
        advice=advice,
        held_on=timezone.localdate(advice.adopted_at),
        place="Vanuit huis",
        quorum=advice.body.quorum,
        closed_at=advice.adopted_at,
        is_adopted=True,
    )
    choices = [choice for choice, count in zip(Choice, votes, strict=True) for _vote in range(count)]
    for member, choice in zip(members, choices, strict=False):
        AdviceAttendance.objects.create(session=session, membership=member)
        AdviceVote.objects.create(session=session, membership=member, choice=choice)
    for member in members[:2]:
        Signature.objects.create(
            advice=advice, membership=member, role=member.role, name=member.name, signed_at=advice.adopted_at
        )
