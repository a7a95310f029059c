"""What the door adds to the page of an event: all addresses, and beside each date its ways and its numbers."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.widgets.button import Button

from gatherings.service import GatheringState

from ..door.access import may_be_at_the_door
from ..door.figures import DateFigures, figures_of
from ..models import EventDate
from .door import DoorListView, DoorMarksView, DoorView
from .door_closing import DoorCloseView

_HERE = "datum/<uuid:date>"

urlpatterns = [
    path(f"{_HERE}/deur/", DoorView.as_view(), name="door"),
    path(f"{_HERE}/deur/tikken/", DoorMarksView.as_view(), name="door_marks"),
    path(f"{_HERE}/deurlijst.pdf", DoorListView.as_view(), name="door_list"),
    path(f"{_HERE}/afsluiten/", DoorCloseView.as_view(), name="door_close"),
]


def door_buttons(request: HttpRequest, date: EventDate) -> list[Button]:
    """The ways to the door and to the closing, for who may stand there. Asks nothing of the database."""
    state = date.gathering.state
    if state not in (GatheringState.PLANNED, GatheringState.HELD):
        return []
    if not may_be_at_the_door(request.user, date.gathering):
        return []
    is_over = date.closed_on is not None
    letting_in = _("Voeg iemand toe") if is_over else _("Laat mensen binnen")
    closing = _("Bekijk wie er was") if is_over else _("Sluit af")
    return [
        Button(letting_in, url=reverse("events:door", args=[date.pk])),
        Button(closing, url=reverse("events:door_close", args=[date.pk])),
    ]


def door_facts(request: HttpRequest, dates: Sequence[EventDate]) -> Mapping[UUID, str]:
    """How many people came to each date that was closed, in words; totals, for all who may see events. Three queries.

    Of a few people it is told only to who stood at that door. None at all when no date was closed.
    """
    closed = [date for date in dates if date.closed_on is not None]
    if not closed:
        return {}
    mine = {date.pk for date in closed if may_be_at_the_door(request.user, date.gathering)}
    return {
        key: in_words(found)
        for key, found in figures_of(closed).items()
        if key in mine or not (_is_few(found.expected) or _is_few(found.there))
    }


def _is_few(people: int) -> bool:
    return 0 < people < settings.SMALLEST_CELL


def in_words(found: DateFigures) -> str:
    """The numbers of a closed date in a few sentences."""
    said = []
    if found.percent_missed is not None:
        said.append(
            ngettext(
                "%(expected)d persoon werd verwacht: %(came)d kwam, %(missed)d niet (%(percent)d procent).",
                "%(expected)d mensen werden verwacht: %(came)d kwamen, %(missed)d niet (%(percent)d procent).",
                found.expected,
            )
            % {
                "expected": found.expected,
                "came": found.came,
                "missed": found.missed,
                "percent": found.percent_missed,
            }
        )
    if said and not found.walked_in:
        return said[0]
    said.append(
        ngettext(
            "%(people)d persoon kwam zonder plek op de lijst.",
            "%(people)d mensen kwamen zonder plek op de lijst.",
            found.walked_in,
        )
        % {"people": found.walked_in}
    )
    return " ".join(said)
