"""Who comes, for the screen of staff: rows by state, with a name only for who may read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .enums import SeatState
from .models import Gathering, Seat
from .moments import hour_of

#: In this order on the page. What is over stands last, folded.
_ORDER = (
    (SeatState.ACCEPTED, SeatState.ATTENDED, SeatState.NO_SHOW),
    (SeatState.INVITED,),
    (SeatState.OFFERED,),
    (SeatState.WAITING,),
    (SeatState.DECLINED, SeatState.EXPIRED, SeatState.CANCELLED),
)
_ANSWERABLE = (SeatState.INVITED, SeatState.OFFERED, SeatState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One person at this gathering. `deeds` are codes of what one may do with the seat now."""

    seat: Seat
    who: str
    name: str
    perspective: str
    remark: str
    deeds: Sequence[str]


@dataclass(frozen=True, slots=True)
class SeatBlock:
    """The seats in some states, under one heading."""

    heading: str
    rows: list[SeatRow]
    is_over: bool


def seats_in_blocks(gathering: Gathering, *, takes_deeds: bool) -> list[SeatBlock]:
    """Everybody with a seat here, by how it stands. One query."""
    seats = Seat.objects.filter(gathering=gathering).select_related(
        "participant__perspective__parent", "participant__contact"
    )
    by_state: dict[str, list[Seat]] = {}
    for seat in seats.order_by("rank", "pk"):
        by_state.setdefault(seat.state, []).append(seat)
    blocks = []
    for states in _ORDER:
        rows = [_row(seat, gathering, takes_deeds) for state in states for seat in by_state.get(state, [])]
        if rows:
            blocks.append(SeatBlock(seats_heading(states[0]), rows, is_over=states[0] == SeatState.DECLINED))
    return blocks


def seats_heading(state: str) -> str:
    """Above the seats of this state in a list for colleagues; all that are over stand together."""
    match state:
        case SeatState.ACCEPTED:
            return _("Komt")
        case SeatState.INVITED:
            return _("Uitgenodigd, nog geen antwoord")
        case SeatState.OFFERED:
            return _("Plek aangeboden")
        case SeatState.WAITING:
            return _("Wachtlijst")
        case _:
            return _("Komt niet")


def _row(seat: Seat, gathering: Gathering, takes_deeds: bool) -> SeatRow:
    contact = getattr(seat.participant, "contact", None)
    perspective = seat.participant.perspective
    return SeatRow(
        seat,
        who=str(seat.participant),
        name=contact.name if contact else "",
        perspective=perspective.label if perspective else _("niet gezegd"),
        remark=_remark(seat, gathering),
        deeds=_deeds(seat) if takes_deeds else (),
    )


def _remark(seat: Seat, gathering: Gathering) -> str:
    said = []
    if seat.chairs == 2:
        said.append(_("Neemt iemand mee."))
    elif seat.chairs > 2:
        said.append(_("Komt met %(number)d mensen.") % {"number": seat.chairs})
    if seat.state == SeatState.INVITED and seat.first_come:
        said.append(_("Heeft nog geen stoel: wie het eerst komt."))
    if seat.state == SeatState.OFFERED and seat.offered_until:
        until = seat.offered_until.astimezone(gathering.starts_here.tzinfo)
        said.append(_("Kan kiezen tot %s uur.") % f"{date_format(until, 'j F')} {hour_of(until)}")
    if seat.offer_reason:
        said.append(seat.offer_reason)
    if seat.state in (SeatState.NO_SHOW, SeatState.EXPIRED, SeatState.CANCELLED):
        said.append(f"{seat.get_state_display()}.")
    return " ".join(said)


def _deeds(seat: Seat) -> tuple[str, ...]:
    if seat.state == SeatState.WAITING:
        return ("offer", "reseat", "link", "cancel")
    if seat.state not in _ANSWERABLE:
        return ()
    answers = ("decline",) if seat.state == SeatState.ACCEPTED else ("accept", "decline")
    return (*answers, "reseat", "link", "cancel")
