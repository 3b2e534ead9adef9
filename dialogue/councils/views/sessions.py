"""The session that adopts an advice, and the signatures under it."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from dialogue.councils.actions import adopting, working
from dialogue.councils.forms import NoteForm, SessionForm
from dialogue.councils.models import Choice
from dialogue.councils.rules import membership_of
from dialogue.councils.views.guards import advice_for, closed, refused_in, trail, tried
from dialogue.councils.views.room import rights


def running(advice):
    return advice.sessions.filter(closed_at=None).first()


@closed
@require_http_methods(["GET", "HEAD", "POST"])
def session(request, pk):
    """Who is there, who votes what; chair and secretary begin one and note for others."""
    advice = advice_for(request, pk)
    started = {"held_on": timezone.localdate()}
    form = SessionForm(request.POST if request.method == "POST" else None, initial=started)
    if form.is_valid():
        try:
            adopting.start_session(actor=request.user, advice=advice, **form.cleaned_data)
        except ValidationError as error:
            refused_in(form, error)
        else:
            return redirect(request.path)
    current = running(advice)
    context = {
        "advice": advice,
        "session": current,
        "rows": rows_of(advice, current) if current else [],
        "present": current.attendances.count() if current else 0,
        "past": advice.sessions.exclude(closed_at=None),
        "choices": Choice.choices,
        "seat": membership_of(request.user, advice.body_id),
        "form": form,
        "crumbs": trail((advice.subject, advice.room_address)),
        **rights(request.user, advice),
    }
    status = 422 if form.errors else 200
    return render(request, "dialogue/councils/session.html", context, status=status)


def rows_of(advice, session):
    """[(member, is present, vote)] of everybody with a seat today."""
    there = set(session.attendances.values_list("membership", flat=True))
    votes = {vote.membership_id: vote for vote in session.votes.all()}
    members = advice.body.memberships.current().order_by("name")
    return [(member, member.pk in there, votes.get(member.pk)) for member in members]


def noting(action, *names):
    """Note one thing about one member, in the session that runs."""

    @closed
    @require_POST
    def view(request, pk):
        advice = advice_for(request, pk)
        current = running(advice)
        form = NoteForm(request.POST, members=advice.body.memberships.current())
        if current is None or not form.is_valid():
            return redirect("councils:session", pk)
        tried(request, action, session=current, **{name: form.cleaned_data[name] for name in names})
        return redirect("councils:session", pk)

    return view


def cast(*, actor, session, membership, choice):
    if not choice:
        raise ValidationError(_("Choose for, against or abstain."))
    return adopting.cast_vote(actor=actor, session=session, membership=membership, choice=choice)


present = noting(adopting.note_attendance, "membership")
vote = noting(cast, "membership", "choice")


@closed
@require_POST
def close(request, pk):
    advice = advice_for(request, pk, "councils.lead")
    current = running(advice)
    if current is None:
        return redirect("councils:session", pk)
    done = tried(request, adopting.close_session, session=current)
    return redirect(advice.room_address if done and done.is_adopted else "councils:session", *_key(done, pk))


def _key(done, pk):
    return () if done and done.is_adopted else (pk,)


@closed
@require_POST
def sign(request, pk):
    advice = advice_for(request, pk)
    if membership_of(request.user, advice.body_id).role == "member":
        raise Http404
    tried(request, adopting.sign_advice, _("Signed."), advice=advice)
    return redirect(advice.room_address)


@closed
@require_POST
def again(request, pk):
    advice = advice_for(request, pk)
    tried(request, working.write_again, _("The advice is on the table again."), advice=advice)
    return redirect(advice.room_address)
