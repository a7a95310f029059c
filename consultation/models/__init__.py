"""The tables of consultation, by noun."""

from .call_back import CallBackRequest
from .change import RoundChange
from .invitation import Invitation, InvitationBatch
from .item import Item, ItemVersion, Step
from .news import RoundNews, Subscription
from .page import RoundIndexPage, RoundPage
from .round import Round
from .submission import Answer, AnswerWords, Submission

__all__ = [
    "Answer",
    "AnswerWords",
    "CallBackRequest",
    "Invitation",
    "InvitationBatch",
    "Item",
    "ItemVersion",
    "Round",
    "RoundChange",
    "RoundIndexPage",
    "RoundNews",
    "RoundPage",
    "Step",
    "Submission",
    "Subscription",
]
