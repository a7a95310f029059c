"""The methods a step of a round can have: one module each, behind the interface in :mod:`.base`."""

from collections.abc import Callable

from ..enums import MethodCode
from ..models import Item
from .base import Given, Method, Problem, Reading, Screen, Spoken, TextLimit, under
from .questions import question_kind

METHODS: dict[str, Callable[[Item], Method]] = {MethodCode.QUESTIONS: question_kind}

__all__ = ["METHODS", "Given", "Method", "Problem", "Reading", "Screen", "Spoken", "TextLimit", "method_of", "under"]


def method_of(item: Item) -> Method:
    """How this item is asked. An unknown code is a fault of ours: KeyError."""
    return METHODS[item.step.method](item)
