"""How a seat and a gathering go from one state to the next. These moves are the only way."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from .enums import GatheringState, SeatState
from .models import Gathering, Seat

#: From each state of a seat: where it may go.
SEAT_MOVES: dict[str, frozenset[SeatState]] = {
    SeatState.WAITING: frozenset({SeatState.OFFERED, SeatState.CANCELLED}),
    SeatState.OFFERED: frozenset({SeatState.ACCEPTED, SeatState.DECLINED, SeatState.EXPIRED, SeatState.CANCELLED}),
    SeatState.INVITED: frozenset(
        {
            SeatState.ACCEPTED,
            SeatState.WAITING,  # the table filled up before the answer came
            SeatState.DECLINED,
            SeatState.CANCELLED,
            SeatState.ATTENDED,
            SeatState.NO_SHOW,
        }
    ),
    SeatState.ACCEPTED: frozenset({SeatState.DECLINED, SeatState.CANCELLED, SeatState.ATTENDED, SeatState.NO_SHOW}),
    SeatState.DECLINED: frozenset(),
    SeatState.EXPIRED: frozenset(),
    SeatState.CANCELLED: frozenset(),
    SeatState.ATTENDED: frozenset({SeatState.NO_SHOW}),
    SeatState.NO_SHOW: frozenset({SeatState.ATTENDED}),
}

#: From each state of a gathering: where it may go.
GATHERING_MOVES: dict[str, frozenset[GatheringState]] = {
    GatheringState.OFFERED: frozenset({GatheringState.PLANNED, GatheringState.DROPPED}),
    GatheringState.PLANNED: frozenset({GatheringState.HELD, GatheringState.CANCELLED}),
    GatheringState.HELD: frozenset(),
    GatheringState.CANCELLED: frozenset(),
    GatheringState.DROPPED: frozenset({GatheringState.OFFERED}),
}


@transaction.atomic
def move_seat(seat: Seat, to: str, *, by: User | None, **also: object) -> Seat:
    """Bring a seat to another state, with these fields along; returns it as it is now.

    Asking for the state it has is harmless. `by` is None for the participant and for the clock; then nothing is
    recorded. Raises Refused for a move that is not in the table.
    """
    kept = Seat.objects.select_for_update(of=("self",)).select_related("gathering").get(pk=seat.pk)
    if kept.state == to:
        return kept
    if to not in SEAT_MOVES[kept.state]:
        raise Refused(
            _("Dit kan niet: de plek staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": kept.get_state_display()}
        )
    was, kept.state = kept.state, SeatState(to)
    for name, value in also.items():
        setattr(kept, name, value)
    kept.save(update_fields=["state", *also])
    if by is not None:
        record("gatherings.move_seat", by=by, on=kept, was=str(was), now=str(to))
    return kept


@transaction.atomic
def move_gathering(gathering: Gathering, to: str, *, by: User | None, **also: object) -> Gathering:
    """Bring a gathering to another state, with these fields along; returns it as it is now.

    Asking for the state it has is harmless. Raises Refused for a move that is not in the table.
    """
    kept = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    if kept.state == to:
        return kept
    if to not in GATHERING_MOVES[kept.state]:
        raise Refused(
            _("Dit kan niet: de bijeenkomst staat op ‘%(state)s’. Ververs de pagina en kijk wat nu kan.")
            % {"state": kept.get_state_display()}
        )
    was, kept.state = kept.state, GatheringState(to)
    kept.version += 1
    for name, value in also.items():
        setattr(kept, name, value)
    kept.save(update_fields=["state", "version", *also])
    record("gatherings.move_gathering", by=by, on=kept, was=str(was), now=str(to))
    return kept
