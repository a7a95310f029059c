"""What is left of taps at the door when the count is final."""

from datetime import date, timedelta

from django.db.models import QuerySet

from ..models import DoorMark
from .access import FINAL_AFTER

#: Some days more than taps may still come in: until then a mark says that its tap was done.
KEPT_AFTER = FINAL_AFTER + timedelta(days=16)


def loose_taps(day: date) -> QuerySet[DoorMark]:
    """Taps that belong to nobody, of dates whose count is final on this day: unknown codes, and what was taken back.

    Taps that count somebody stay as long as the seat, or the person who walked in.
    """
    over = DoorMark.objects.filter(date__closed_on__lt=day - KEPT_AFTER)
    return over.filter(seat=None, walk_in=None)
