"""The numbers of a date: expected, came, walked in, did not come. Of people, never of forms."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, IntegerField, Q, Sum
from django.db.models.functions import Coalesce, Greatest

from gatherings.models import Seat, WalkIn
from gatherings.service import SeatState

from ..models import EventDate
from .attendance import inside
from .marking import EXPECTED


@dataclass(slots=True)
class DateFigures:
    """People at one date. `came` are those of whom somebody said that they come; `walked_in` all others.

    `missed`: expected, and not in (yet). That is no-show only after the closing.
    """

    expected: int = 0
    came: int = 0
    walked_in: int = 0
    missed: int = 0

    @property
    def there(self) -> int:
        """Everybody who is in, or was."""
        return self.came + self.walked_in

    @property
    def percent_missed(self) -> int | None:
        """Of 100 people who were expected, how many did not come; None when nobody was expected."""
        return round(100 * self.missed / self.expected) if self.expected else None


def figures_of(dates: list[EventDate]) -> dict[UUID, DateFigures]:
    """The numbers of these dates, by key. Three queries, whatever the number of dates."""
    keys = [date.pk for date in dates]
    found = {key: DateFigures() for key in keys}
    seats = Seat.objects.filter(gathering__event_date__in=keys)
    by_date = "gathering__event_date"
    for date, chairs in seats.filter(state__in=EXPECTED).values_list(by_date).annotate(Sum("chairs")).order_by():
        found[date].expected = found[date].missed = chairs
    was_expected = Q(state__in=EXPECTED)
    nought = {"output_field": IntegerField()}
    there = inside(seats).values(by_date).order_by()
    stayed_away = Greatest(F("chairs") - F("came"), 0, **nought)
    for row in there.annotate(
        own=Coalesce(Sum("came", filter=was_expected), 0),
        others=Coalesce(Sum("came", filter=~was_expected), 0),
        chairs_taken=Coalesce(Sum("chairs", filter=was_expected), 0),
        chairs_empty=Coalesce(Sum(stayed_away, filter=was_expected), 0),
    ):
        at = found[row[by_date]]
        at.came, at.walked_in = row["own"], row["others"]
        at.missed += row["chairs_empty"] - row["chairs_taken"]
    walked = WalkIn.objects.filter(gathering__event_date__in=keys).values_list(by_date).annotate(Count("pk"))
    for date, people in walked.order_by():
        found[date].walked_in += people
    return found


def figures(date: EventDate) -> DateFigures:
    """The numbers of this date."""
    return figures_of([date])[date.pk]


def nobody_said(date: EventDate) -> int:
    """Of how many names nobody said that they are in: these become "kwam niet" at the closing."""
    waiting = (SeatState.INVITED, SeatState.ACCEPTED)
    return Seat.objects.filter(gathering=date.gathering_id, state__in=waiting).count()
