"""The tables of consultation, by noun."""

from .call_back import CallBackRequest
from .figures import RoundFigures
from .gap import GapTask
from .item import Item, ItemVersion, Step
from .page import RoundIndexPage, RoundPage
from .round import Round
from .submission import Answer, AnswerWords, Submission
from .target import Target

__all__ = [
    "Answer",
    "AnswerWords",
    "CallBackRequest",
    "GapTask",
    "Item",
    "ItemVersion",
    "Round",
    "RoundFigures",
    "RoundIndexPage",
    "RoundPage",
    "Step",
    "Submission",
    "Target",
]
