"""What is next on the agenda, for pages elsewhere."""

from django.utils import timezone

from gatherings.service import GatheringState

from .asking import Asked
from .dates import coming_dates
from .rows import DateRow, row_of


def next_dates(number: int) -> list[DateRow]:
    """The first dates that everybody can still come to. One query; how full they are is not counted."""
    now = timezone.now()
    dates = coming_dates(Asked(), now).filter(gathering__state=GatheringState.PLANNED, gathering__starts_at__gt=now)
    return [row_of(date, now) for date in dates.exclude(event__sign_up="invited")[:number]]
