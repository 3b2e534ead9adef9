"""Formal advice: the bodies that give it, what they are asked, their closed room, what they advise, the reply."""

from dialogue.councils.models.advices import (
    Advice,
    MinorityView,
    Recommendation,
    RecommendationEdition,
    RecommendationReply,
    Signature,
)
from dialogue.councils.models.bodies import Body, BodyKind, Membership, MembershipRole
from dialogue.councils.models.requests import (
    AdviceRequest,
    DeadlineChange,
    Paper,
    RequestQuestion,
    Slide,
    Stage,
)
from dialogue.councils.models.room import Remark
from dialogue.councils.models.sessions import AdviceAttendance, AdviceSession, AdviceVote, Choice

__all__ = [
    "Advice",
    "AdviceAttendance",
    "AdviceRequest",
    "AdviceSession",
    "AdviceVote",
    "Body",
    "BodyKind",
    "Choice",
    "DeadlineChange",
    "Membership",
    "MembershipRole",
    "MinorityView",
    "Paper",
    "Recommendation",
    "RecommendationEdition",
    "RecommendationReply",
    "Remark",
    "RequestQuestion",
    "Signature",
    "Slide",
    "Stage",
]
