"""How an event goes from one state to the next. These moves are the only way."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import record
from contributions.service import Refused
from people.models import User

from .enums import EventState
from .models import Event


@dataclass(frozen=True, slots=True)
class Move:
    """One way an event can go. `label` is the button, `meaning` says what it does before somebody presses it."""

    to: EventState
    label: str | Promise
    meaning: str | Promise


_CALL_OFF = Move(
    EventState.CANCELLED,
    gettext_lazy("Zeg dit evenement af"),
    gettext_lazy("Alle datums die nog komen gaan niet door. Wie zich aanmeldde, hoort dat één keer."),
)

#: From each state of an event: where to.
EVENT_MOVES: dict[str, tuple[Move, ...]] = {
    EventState.DRAFT: (
        Move(
            EventState.PUBLIC,
            gettext_lazy("Zet op de agenda"),
            gettext_lazy("De datums staan vast. Iedereen kan het evenement zien, en zich aanmelden als dat nodig is."),
        ),
        _CALL_OFF,
    ),
    EventState.PUBLIC: (
        Move(
            EventState.CLOSED,
            gettext_lazy("Rond dit evenement af"),
            gettext_lazy("Alle datums zijn geweest. De pagina blijft staan, met wat wij hoorden."),
        ),
        _CALL_OFF,
    ),
    EventState.CLOSED: (),
    EventState.CANCELLED: (),
}


@transaction.atomic
def move_event(event: Event, to: str, *, by: User | None) -> Event:
    """Bring an event to another state; returns it as it is now.

    Asking for the state it has is harmless. Raises Refused for a move that is not in the table.
    """
    kept = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if kept.state == to:
        return kept
    if to not in {move.to for move in EVENT_MOVES[kept.state]}:
        raise Refused(
            _("Dit kan niet: het evenement staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": kept.get_state_display()}
        )
    was, kept.state = kept.state, EventState(to)
    kept.version += 1
    kept.save(update_fields=["state", "version"])
    record("outreach.move_event", by=by, on=kept, was=str(was), now=str(to))
    return kept
