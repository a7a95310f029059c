"""The tables of consultation, by noun."""

from .call_back import CallBackRequest
from .change import RoundChange
from .item import Item, ItemVersion, Step
from .page import RoundIndexPage, RoundPage
from .round import Round
from .submission import Answer, AnswerWords, Submission

__all__ = [
    "Answer",
    "AnswerWords",
    "CallBackRequest",
    "Item",
    "ItemVersion",
    "Round",
    "RoundChange",
    "RoundIndexPage",
    "RoundPage",
    "Step",
    "Submission",
]
