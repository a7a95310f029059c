"""Mail that an address refuses for good becomes work for a colleague: nobody misses a seat by a typing error."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from notices import service as notices

from .enums import MessageWay
from .models import SeatMessage
from .telling import REMINDERS, TEMPLATE
from .ways import in_time, way_for

_AT_ONCE = 100


def take_over() -> int:
    """Put refused mail on the list "Bellen en brieven"; returns how many messages. May run twice."""
    keys = notices.refused_keys((TEMPLATE, REMINDERS))
    return sum(_take_over(keys[at : at + _AT_ONCE]) for at in range(0, len(keys), _AT_ONCE))


@transaction.atomic
def _take_over(keys: Sequence[str]) -> int:
    """The address is wiped from the notice: it is on the list now, and never tried again."""
    wanted = set(keys)
    seats = {UUID(key.split(":")[1]) for key in wanted}
    found = SeatMessage.objects.select_for_update(of=("self",)).select_related("seat__participant__contact")
    moved = [each for each in found.filter(seat__in=seats, way=MessageWay.MAIL).order_by("pk") if each.key in wanted]
    today = timezone.localdate()
    for message in moved:
        contact = getattr(message.seat.participant, "contact", None)
        message.way, message.due_on = way_for(contact, but_not=MessageWay.MAIL), today
        if not in_time(message.kind, message.way):
            message.way = MessageWay.PHONE
    SeatMessage.objects.bulk_update(moved, ["way", "due_on"])
    notices.forget(keys=keys)
    return len(moved)
