"""Chairs: how many there are left, and who decides about the last one.

Every deed that hands out or frees a chair locks the row of the gathering first (`locked`); two gatherings are always
locked in the order of their number. What is counted under that lock is sure.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.service import Refused

from .enums import GatheringState, SeatState
from .models import Gathering, Seat

#: Seats of people who said yes, or who were promised a chair for some hours.
_PROMISED = (SeatState.ACCEPTED, SeatState.ATTENDED, SeatState.OFFERED)


def locked(gathering: Gathering) -> Gathering:
    """The gathering as it is now; nobody else hands out its chairs until this transaction ends."""
    return Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)


def locked_all(gatherings: Iterable[Gathering]) -> dict[int, Gathering]:
    """Several of them by number, locked in one order for everybody: so two deeds never wait for each other."""
    return {pk: locked(Gathering(pk=pk)) for pk in sorted({gathering.pk for gathering in gatherings})}


def seat_under_lock(seat: Seat) -> tuple[Seat, Gathering]:
    """The seat and its gathering as they are now, the gathering locked first."""
    gathering = locked(Gathering(pk=seat.gathering_id))
    return Seat.objects.select_related("participant__contact").get(pk=seat.pk), gathering


def free_chairs(gathering: Gathering) -> int:
    """Chairs nobody holds; below nought when the room got smaller. Only sure for who holds the lock."""
    taken = Seat.objects.filter(gathering=gathering).holding().aggregate(sum=Sum("chairs"))["sum"]
    return int(gathering.capacity - (taken or 0))


def free_in(gatherings: Collection[Gathering]) -> dict[int, int]:
    """Chairs nobody holds (never below nought), by number of the gathering. One query, whatever their number.

    As it looks now: to tell, not to decide by.
    """
    if not gatherings:
        return {}
    held = Seat.objects.filter(gathering__in=[each.pk for each in gatherings]).holding().order_by()
    taken = dict(held.values_list("gathering").annotate(taken=Sum("chairs")))
    return {each.pk: max(each.capacity - taken.get(each.pk, 0), 0) for each in gatherings}


def promised_chairs(gathering: Gathering) -> int:
    """Chairs of who said yes or has an offer: they are never taken away to make room."""
    taken = Seat.objects.filter(gathering=gathering, state__in=_PROMISED).aggregate(sum=Sum("chairs"))["sum"]
    return int(taken or 0)


def fits(seat: Seat, gathering: Gathering) -> bool:
    """Whether this invited person still finds a chair.

    Who was invited for whoever comes first, looks at what is left; all others have a chair that waits for them, also
    when the room got smaller since, as long as those who said yes left one.
    """
    if seat.first_come:
        return free_chairs(gathering) >= seat.chairs
    return promised_chairs(gathering) + seat.chairs <= gathering.capacity


def refuse_unless_coming(gathering: Gathering, now: datetime | None = None) -> None:
    """Raise Refused when this gathering does not take place (any more), or has begun."""
    if gathering.state == GatheringState.OFFERED:
        raise Refused(_("Deze bijeenkomst staat nog niet vast. Leg eerst de datum vast."))
    if gathering.state != GatheringState.PLANNED:
        raise Refused(_("Deze bijeenkomst gaat niet meer door. Hebt u een vraag? Bel ons."))
    if gathering.starts_at <= (now or timezone.now()):
        raise Refused(_("Deze bijeenkomst is al begonnen. Hebt u een vraag? Bel ons."))


def next_rank(gathering: Gathering) -> int:
    """The next number on the waiting list. For who holds the lock."""
    gathering.seat_counter += 1
    gathering.save(update_fields=["seat_counter"])
    return gathering.seat_counter
