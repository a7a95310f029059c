"""The tables of consultation, by noun."""

from .call_back import CallBackRequest
from .case import Case
from .change import RoundChange
from .counting import Counting
from .design import DesignProduct, Element, ElementVersion, ProductVersion
from .design_page import DesignIndexPage
from .draft_text import EditionParagraph, Suggestion, TextEdition
from .entry import Entry
from .figures import RoundFigures
from .gap import GapTask
from .invitation import Invitation, InvitationBatch
from .item import Item, ItemVersion, Step
from .news import RoundNews, Subscription
from .page import RoundIndexPage, RoundPage
from .pile import PrintedPile
from .recording import Recording
from .results import Analysis, StepResults
from .round import Round
from .statement import OwnStatement
from .submission import Answer, AnswerWords, Submission
from .target import Target

__all__ = [
    "Analysis",
    "Answer",
    "AnswerWords",
    "CallBackRequest",
    "Case",
    "Counting",
    "DesignIndexPage",
    "DesignProduct",
    "EditionParagraph",
    "Element",
    "ElementVersion",
    "Entry",
    "GapTask",
    "Invitation",
    "InvitationBatch",
    "Item",
    "ItemVersion",
    "OwnStatement",
    "PrintedPile",
    "ProductVersion",
    "Recording",
    "Round",
    "RoundChange",
    "RoundFigures",
    "RoundIndexPage",
    "RoundNews",
    "RoundPage",
    "Step",
    "StepResults",
    "Submission",
    "Subscription",
    "Suggestion",
    "Target",
    "TextEdition",
]
