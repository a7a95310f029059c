"""What a group adds to somebody's own page of a seat: what we talk about, what one gets, and whom to call."""

from gatherings.models import Seat
from gatherings.service import GatheringState, SeatPart, SeatState

from .models import GroupSession
from .running.consent import consent_link


def seat_part(seat: Seat) -> SeatPart | None:
    """About the group of this gathering; None when it belongs to none. One query."""
    session = GroupSession.objects.select_related("group").filter(gathering=seat.gathering_id).first()
    if session is None:
        return None
    asks_consent = seat.state == SeatState.ACCEPTED and seat.gathering.state == GatheringState.PLANNED
    consent_url = consent_link(seat) if asks_consent else ""
    return SeatPart("focusgroups/seat_part.html", {"group": session.group, "consent_url": consent_url})
