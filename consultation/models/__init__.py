"""The tables of consultation, by noun."""

from .call_back import CallBackRequest
from .entry import Entry
from .item import Item, ItemVersion, Step
from .page import RoundIndexPage, RoundPage
from .pile import PrintedPile
from .round import Round
from .submission import Answer, AnswerWords, Submission

__all__ = [
    "Answer",
    "AnswerWords",
    "CallBackRequest",
    "Entry",
    "Item",
    "ItemVersion",
    "PrintedPile",
    "Round",
    "RoundIndexPage",
    "RoundPage",
    "Step",
    "Submission",
]
