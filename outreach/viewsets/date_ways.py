"""What one can do with one date of an event: the ways that stand beside it on the event's page in the admin.

Each part of the work adds one line to DATE_BUTTONS and keeps the rest to itself: the list of who comes, the door, the
cards, the report. A provider gets the date with its event, gathering and venue at hand, and asks no queries of its
own per date: an event may have fifty of them. What a way needs to know of all dates at once it asks in DATE_FACTS.
"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.widgets.button import Button

from ..cockpit.steps import STEP_URLS, DateStep
from ..models import EventDate
from . import cards_date, door_parts, sign_ups

#: Each gives the buttons that this user may press at this date. In the order in which they stand there.
DATE_BUTTONS: list[Callable[[HttpRequest, EventDate], list[Button]]] = [
    sign_ups.date_buttons,
    door_parts.door_buttons,
    cards_date.date_buttons,
]

#: Each says something in words of these dates, by date: "3 van de 5 tafels schreven op". One query each, at most.
DATE_FACTS: list[Callable[[HttpRequest, Sequence[EventDate]], Mapping[UUID, str]]] = [
    door_parts.door_facts,
    cards_date.date_facts,
    cards_date.report_facts,
]

STEP_URLS.update(
    {
        DateStep.INVITE: lambda date: reverse("events:partners", args=[date.event_id]),
        DateStep.DOOR: lambda date: reverse("events:door", args=[date.pk]),
        DateStep.CLOSE: lambda date: reverse("events:door_close", args=[date.pk]),
        DateStep.REPORT: lambda date: reverse("events:report", args=[date.pk]),
        DateStep.WORD_BACK: lambda date: reverse("events:word_back", args=[date.pk]),
    }
)


def buttons_of(request: HttpRequest, date: EventDate) -> list[Button]:
    """The buttons of all parts."""
    return [button for buttons in DATE_BUTTONS for button in buttons(request, date)]


def facts_of(request: HttpRequest, dates: Sequence[EventDate]) -> dict[UUID, list[str]]:
    """What all parts say, by date; each date has its list."""
    found: dict[UUID, list[str]] = {date.pk: [] for date in dates}
    for ask in DATE_FACTS:
        for key, sentence in ask(request, dates).items():
            if key in found:
                found[key].append(sentence)
    return found
