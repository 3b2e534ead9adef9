"""What notifications and terms keep about somebody."""

from django.utils.translation import gettext_lazy as _

from dialogue.notifications.bounces import has_bounced
from dialogue.notifications.models import (
    Announcement,
    Follow,
    LetterBatch,
    MailChoice,
    Message,
    PostalAddress,
)
from dialogue.notifications.queries import things_followed
from dialogue.people.mine import Section, Subject, register
from dialogue.terms.models import Extension, Pause, Term


def section(user):
    """A notice when my address does not work; nothing else asks for attention here."""
    choice = MailChoice.objects.filter(user=user).first()
    broken = [choice] if choice and has_bounced(user) else []
    return Section(_("Your e-mail address does not work"), "dialogue/notifications/_bounced.html", broken)


def export(user):
    return {
        "follows": [f"{kind.name}: {thing}" for kind, thing in things_followed(user)],
        "choice": list(
            MailChoice.objects.filter(user=user).values("rhythm", "at_once", "bounced_address", "bounced_at")
        ),
        "mails": list(
            Message.objects.filter(user=user).values(
                "key", "how", "announcement__title", "made_at", "done_at", "outcome"
            )
        ),
        "letters_made": list(LetterBatch.objects.filter(made_by=user).values("made_at")),
        "addresses_added": PostalAddress.objects.filter(made_by=user).count(),
    }


def erase(user):
    """Nobody is written to any more, and nothing says what they followed."""
    for model in (Follow, MailChoice, Message):
        model.objects.filter(user=user).delete()


def export_terms(user):
    return {
        "terms_started": list(Term.objects.filter(started_by=user).values("rule", "starts_on", "ends_on")),
        "pauses": list(Pause.objects.filter(by=user).values("first_day", "last_day", "reason")),
        "extensions": list(Extension.objects.filter(by=user).values("rule", "until", "reason")),
    }


register(
    Subject(
        name="notifications",
        order=2,
        models=[Follow, MailChoice, Message, Announcement, PostalAddress, LetterBatch],
        section=section,
        export=export,
        erase=erase,
    )
)
register(
    Subject(
        name="terms",
        order=30,
        models=[Term, Pause, Extension],
        export=export_terms,
        keeps=_("Terms that you paused or extended for the city, without your name."),
    )
)
