from dialogue.contributions import rendering  # noqa: F401  (a screen is told in fragments)
from dialogue.contributions.actions import submit_contribution, support, unsupport
from dialogue.contributions.forms import ContributionForm, SupportForm
from dialogue.rooms.consumers import RoomConsumer


class ConversationConsumer(RoomConsumer):
    """A screen at a conversation."""

    requests = {
        "contribute": (ContributionForm, submit_contribution),
        "support": (SupportForm, support),
        "unsupport": (SupportForm, unsupport),
    }
