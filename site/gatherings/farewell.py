"""When somebody has another address: links mailed to the one of before end, and what stands is told again."""

from collections.abc import Sequence

from django.db.models import F
from django.utils import timezone

from people.service import Farewell, Gone

from .enums import GatheringState
from .models import Seat
from .renewing import tell_again


def end_mailed_links(gone: Sequence[Gone], farewell: Farewell) -> None:
    """Listens to people's deed. Who took an address away without another one hears nothing: there is no way."""
    if farewell not in (Farewell.CHANGED, Farewell.REMOVED):
        return
    seats = Seat.objects.filter(participant__in={each.person for each in gone})
    seats.update(link_version=F("link_version") + 1)
    if farewell == Farewell.CHANGED:
        coming = seats.filter(gathering__state=GatheringState.PLANNED, gathering__starts_at__gt=timezone.now())
        for seat in coming.order_by("gathering", "pk"):
            tell_again(seat)
