"""A new link for somebody whose link went astray: the old one stops, and what stands is told again."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from people.models import User

from .chairs import locked
from .enums import MessageKind, SeatState
from .feed import stop_feed
from .models import Seat
from .telling import tell_many

#: What somebody with a seat in this state reads again.
_TOLD_AGAIN = {
    SeatState.INVITED: MessageKind.INVITE,
    SeatState.ACCEPTED: MessageKind.CONFIRM,
    SeatState.OFFERED: MessageKind.OFFER,
    SeatState.WAITING: MessageKind.WAITING,
}
#: Beyond every sequence of a calendar entry, so that no number of a message is used twice.
_FAR = 100_000


@transaction.atomic
def new_link(seat: Seat, *, by: User) -> Seat:
    """End the links to this seat and the address of the person's own agenda, and tell them with a new link.

    Raises Refused when there is nothing left to answer.
    """
    locked(seat.gathering)
    kept = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    if kept.state not in _TOLD_AGAIN:
        raise Refused(_("Deze plek is voorbij. Een nieuwe link is niet meer nodig."))
    Seat.objects.filter(pk=kept.pk).update(link_version=F("link_version") + 1)
    kept.refresh_from_db()
    stop_feed(kept.participant)
    tell_again(kept)
    record("gatherings.new_link", by=by, on=kept)
    return kept


def tell_again(seat: Seat) -> None:
    """Tell what stands, with the link of now; nothing when there is nothing left to answer."""
    if seat.state in _TOLD_AGAIN:
        tell_many([seat], _TOLD_AGAIN[SeatState(seat.state)], number=_FAR + seat.link_version, in_bulk=False)
