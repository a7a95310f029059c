"""What an event adds to somebody's own page of a seat: the code for the door, what one can change, whom to call."""

from gatherings.models import Seat
from gatherings.service import SeatPart, SeatState, token_for

from ..models import EventDate, SignUp
from .changing import may_change
from .door_codes import door_qr

_SHOWS_CODE = (SeatState.ACCEPTED, SeatState.INVITED, SeatState.OFFERED)


def seat_part(seat: Seat) -> SeatPart | None:
    """About the event of this gathering; None when it belongs to none. Two queries at most."""
    if seat.gathering.kind != "event":
        return None
    sign_up = SignUp.objects.select_related("date__event").filter(seat=seat).first()
    if sign_up is not None:
        sign_up.seat = seat
        date = sign_up.date
    else:
        found = EventDate.objects.select_related("event").filter(gathering=seat.gathering_id).first()
        if found is None:
            return None
        date = found
    code = sign_up.door_code if sign_up and seat.state in _SHOWS_CODE else ""
    changes = sign_up is not None and may_change(sign_up)
    return SeatPart(
        "outreach/own/seat_part.html",
        {
            "event": date.event,
            "seat": seat,
            "code": code.upper() if changes else "",
            "qr": door_qr(code) if code and changes else "",
            "may_change": changes,
            "token": token_for(seat),
        },
    )
