"""The life of a date in steps, and where each is done. The part that has the screen adds its address here."""

from collections.abc import Callable
from enum import StrEnum

from django.urls import reverse

from ..models import EventDate


class DateStep(StrEnum):
    """What comes next for a date, in order. Changing, splitting and calling off stand beside it."""

    INVITE = "invite"
    DOOR = "door"
    CLOSE = "close"
    REPORT = "report"
    WORD_BACK = "word_back"


#: Without an address here a step is a sentence without a button.
STEP_URLS: dict[DateStep, Callable[[EventDate], str]] = {
    DateStep.DOOR: lambda date: reverse("events:door", args=[date.pk]),
    DateStep.CLOSE: lambda date: reverse("events:door_close", args=[date.pk]),
}


def way_to(step: DateStep, date: EventDate) -> str:
    """The address of this step for this date; "" when no part offers one."""
    return STEP_URLS[step](date) if step in STEP_URLS else ""
