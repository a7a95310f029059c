"""The methods a step of a round can have: one module each, behind the interface in :mod:`.step_method`."""

from ..enums import ResultsShown
from ..models import Item, Step
from .base import SEEN_OTHERS, Given, Method, Problem, Reading, Remark, Screen, Spoken, TextLimit, under
from .cases import CASES
from .draft import DRAFT
from .priorities import PRIORITIES
from .questions import QUESTIONS
from .statements import STATEMENTS
from .step_method import StepMethod

#: By code. A new method is a module, its templates, and a line here (docs/methods.md).
METHODS: dict[str, StepMethod] = {method.code: method for method in (QUESTIONS, STATEMENTS, PRIORITIES, CASES, DRAFT)}

__all__ = [
    "METHODS",
    "SEEN_OTHERS",
    "Given",
    "Method",
    "Problem",
    "Reading",
    "Remark",
    "Screen",
    "Spoken",
    "StepMethod",
    "TextLimit",
    "deals",
    "method_of",
    "tells_others",
    "under",
    "ways_to_ask",
]


def deals(step: Step) -> bool:
    """Whether nobody meets all items of this step: each is dealt some."""
    return METHODS[step.method].deal is not None


def ways_to_ask() -> list[StepMethod]:
    """All methods, in the order in which they are offered."""
    return list(METHODS.values())


def tells_others(step: Step) -> bool:
    """Whether somebody who answered may look at how others did: never what is not for the website."""
    return bool(METHODS[step.method].others_template) and step.results_shown != ResultsShown.HIDDEN


def method_of(item: Item) -> Method:
    """How this item is asked. An unknown code is a fault of ours: KeyError."""
    return METHODS[item.step.method].kind(item)
