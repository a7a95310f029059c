"""The tables of consultation, by noun."""

from .call_back import CallBackRequest
from .change import RoundChange
from .figures import RoundFigures
from .gap import GapTask
from .invitation import Invitation, InvitationBatch
from .item import Item, ItemVersion, Step
from .news import RoundNews, Subscription
from .page import RoundIndexPage, RoundPage
from .round import Round
from .submission import Answer, AnswerWords, Submission
from .target import Target

__all__ = [
    "Answer",
    "AnswerWords",
    "CallBackRequest",
    "GapTask",
    "Invitation",
    "InvitationBatch",
    "Item",
    "ItemVersion",
    "Round",
    "RoundChange",
    "RoundFigures",
    "RoundIndexPage",
    "RoundNews",
    "RoundPage",
    "Step",
    "Submission",
    "Subscription",
    "Target",
]
