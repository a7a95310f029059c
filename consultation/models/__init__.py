"""The tables of consultation, by noun."""

from .call_back import CallBackRequest
from .change import RoundChange
from .entry import Entry
from .figures import RoundFigures
from .gap import GapTask
from .invitation import Invitation, InvitationBatch
from .item import Item, ItemVersion, Step
from .news import RoundNews, Subscription
from .page import RoundIndexPage, RoundPage
from .pile import PrintedPile
from .recording import Recording
from .round import Round
from .submission import Answer, AnswerWords, Submission
from .target import Target

__all__ = [
    "Answer",
    "AnswerWords",
    "CallBackRequest",
    "Entry",
    "GapTask",
    "Invitation",
    "InvitationBatch",
    "Item",
    "ItemVersion",
    "PrintedPile",
    "Recording",
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
