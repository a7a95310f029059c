"""What the door adds to the page of an event: all addresses, and the panel with its dates and numbers."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import path

from gatherings.service import GatheringState

from ..door.access import may_be_at_the_door
from ..door.figures import figures_of
from ..models import Event
from ..permissions import may_view_events
from .door import DoorListView, DoorMarksView, DoorView
from .door_closing import DoorCloseView

_HERE = "datum/<uuid:date>"

urlpatterns = [
    path(f"{_HERE}/deur/", DoorView.as_view(), name="door"),
    path(f"{_HERE}/deur/tikken/", DoorMarksView.as_view(), name="door_marks"),
    path(f"{_HERE}/deurlijst.pdf", DoorListView.as_view(), name="door_list"),
    path(f"{_HERE}/afsluiten/", DoorCloseView.as_view(), name="door_close"),
]

#: A series of years shows the latest ones; the others are in the list of dates.
MOST_DATES = 12


def door_panel(request: HttpRequest, event: Event) -> Mapping[str, Any] | None:
    """The dates of this event with their numbers, newest first; totals are for all who may see events. Four queries.

    Nothing as long as no date is definite.
    """
    if not may_view_events(request.user):
        return None
    definite = event.dates.filter(gathering__state__in=(GatheringState.PLANNED, GatheringState.HELD))
    dates = list(definite.select_related("gathering__venue").order_by("-gathering__starts_at", "pk")[:MOST_DATES])
    if not dates:
        return None
    counted = figures_of(dates)
    return {
        "rows": [
            {
                "date": date,
                "meeting": date.gathering,
                "figures": counted[date.pk],
                "is_mine": may_be_at_the_door(request.user, date.gathering),
            }
            for date in dates
        ]
    }
