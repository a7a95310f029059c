"""The tables of consultation, by noun."""

from .call_back import CallBackRequest
from .item import Item, ItemVersion, Step
from .page import RoundIndexPage, RoundPage
from .recording import Recording
from .round import Round
from .submission import Answer, AnswerWords, Submission

__all__ = [
    "Answer",
    "AnswerWords",
    "CallBackRequest",
    "Item",
    "ItemVersion",
    "Recording",
    "Round",
    "RoundIndexPage",
    "RoundPage",
    "Step",
    "Submission",
]
