"""The first thing on the page of an event: what to do now, and how each date stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings.models import SeatMessage
from gatherings.service import GatheringState

from ..cockpit.lines import DateLine, lines_of
from ..cockpit.needed import needs_at
from ..cockpit.next_step import NextStep, mending, step_of_date, step_of_event
from ..enums import EventState
from ..languages import names_of
from ..making.moving import moves_from
from ..making.readiness import lacks_of
from ..models import Event, EventPage
from ..permissions import may_change_events, may_move_events, may_view_sign_ups
from .date_ways import buttons_of, facts_of

#: The width of every bar, in its own units.
WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One date on the board."""

    line: DateLine
    step: NextStep | None
    buttons: Sequence[Any]
    facts: Sequence[str]
    needs: Sequence[str]

    @property
    def state(self) -> str:
        """Where it stands, in words that fit an event."""
        if self.line.gathering.state == GatheringState.OFFERED:
            return _("Nog niet op de agenda")
        if self.line.to_be_closed:
            return _("Geweest, nog niet afgesloten")
        return str(self.line.gathering.get_state_display())

    @property
    def width(self) -> int:
        """How much of the bar is taken."""
        widest = max(self.line.gathering.capacity, self.line.taken, 1)
        return WIDTH * self.line.taken // widest


def panel(request: HttpRequest, event: Event) -> Mapping[str, Any]:
    """Everything of the board. The number of queries does not depend on how many dates or people there are."""
    user = request.user
    lines = lines_of(event)
    dates = [line.date for line in lines]
    lacks = lacks_of(event, dates) if event.state in (EventState.DRAFT, EventState.PUBLIC) else []
    if event.state == EventState.PUBLIC:  # what blocks is about dates that are not on the agenda: there are none
        lacks = [lack for lack in lacks if not lack.blocks]
    has_partners = event.event_partners.exists()
    steps = [step_of_date(line, has_partners=has_partners) for line in lines]
    facts = facts_of(request, dates)
    to_come = [line.date.pk for line in lines if line.is_open]
    needs = needs_at(to_come) if to_come and may_view_sign_ups(user) else {}
    rows = [
        Row(line, step, _others(request, line, step), facts[line.date.pk], needs.get(line.date.pk, ()))
        for line, step in zip(lines, steps, strict=True)
    ]
    return {
        "step": step_of_event(event, lines, lacks, steps),
        "blocking": [(str(lack.sentence), mending(event, lack)) for lack in lacks if lack.blocks],
        "advice": [(str(lack.sentence), mending(event, lack)) for lack in lacks if not lack.blocks],
        "coming": [row for row in rows if not row.line.is_over],
        "past": [row for row in rows if row.line.is_over],
        "in_series": sum(line.is_open for line in lines) > 1,
        "moves": moves_from(event) if may_move_events(user) else (),
        "may_change": may_change_events(user),
        "may_move": may_move_events(user),
        "may_split": may_move_events(user) and may_view_sign_ups(user),
        "may_see_people": may_view_sign_ups(user),
        "to_call": SeatMessage.objects.to_tell(timezone.now())
        .filter(seat__gathering__event_date__event=event)
        .count(),
        "languages": ", ".join(names_of(event.languages)),
        **_page(request, event),
    }


def _others(request: HttpRequest, line: DateLine, step: NextStep | None) -> list[Any]:
    """The buttons beside the one of the next step, which is there only for who runs the date."""
    shown = step.url if step is not None and may_move_events(request.user) else ""
    return [button for button in buttons_of(request, line.date) if not shown or button.url != shown]


def _page(request: HttpRequest, event: Event) -> dict[str, Any]:
    """The page, and whether this user may look at it before it is online."""
    page = EventPage.objects.filter(event=event).first()
    may_preview = page is not None and not page.live and page.permissions_for_user(request.user).can_edit()
    return {"page": page, "may_preview": may_preview}
