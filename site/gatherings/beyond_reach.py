"""People who left nothing to go by: nobody can tell them that something changes."""

from collections.abc import Iterable

from django.db.models import Sum
from django.utils.translation import ngettext

from .enums import COMING_SEATS, SeatState
from .models import Gathering, Seat


def beyond_reach(gatherings: Iterable[Gathering]) -> int:
    """How many people who come to these, or wait, cannot be told anything; by chairs. One query."""
    seats = Seat.objects.filter(
        gathering__in=list(gatherings),
        state__in=(*COMING_SEATS, SeatState.WAITING),
        participant__contact=None,
    )
    return int(seats.aggregate(sum=Sum("chairs"))["sum"] or 0)


def beyond_reach_sentence(gatherings: Iterable[Gathering]) -> str:
    """What an organiser must know before moving or calling off; "" when everybody can be told. One query."""
    number = beyond_reach(gatherings)
    if not number:
        return ""
    return ngettext(
        "%(number)d persoon liet geen adres achter. Die hoort dit niet van ons. "
        "Hang een briefje op bij de plek en zet het op de website.",
        "%(number)d mensen lieten geen adres achter. Zij horen dit niet van ons. "
        "Hang een briefje op bij de plek en zet het op de website.",
        number,
    ) % {"number": number}
