"""The end of a date: who is not in did not come, and the gathering was held. Nothing is sent to anybody."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering, Seat
from gatherings.service import GatheringState, SeatState, mark_held, move_seat
from people.models import Perspective, User

from ..models import EventDate
from .attendance import UNKNOWN, came_by_perspective
from .marking import hold

#: So many seats in one go: each transaction is short, also on a full evening.
AT_ONCE = 100
_NOT_MARKED = (SeatState.INVITED, SeatState.ACCEPTED)


def close_date(date: EventDate, *, by: User) -> EventDate:
    """ "Sluit deze datum af": not turning up is no cancelling, and nobody is written to. Twice is once.

    What a phone sends later still counts (see :mod:`.access`). Raises Refused before it began, or when it does not
    take place. Stopping half way leaves the date open; again goes on from there.
    """
    while not _close_some(date, by=by):
        pass
    return EventDate.objects.select_related("event", "gathering").get(pk=date.pk)


@transaction.atomic
def _close_some(date: EventDate, *, by: User) -> bool:
    """Mark a number of seats; True when the date is closed."""
    gathering = hold(date)
    kept = EventDate.objects.select_for_update(of=("self",)).get(pk=date.pk)
    if kept.closed_on is not None:
        return True
    _refuse_unless_begun(gathering)
    seats = list(Seat.objects.filter(gathering=gathering, state__in=_NOT_MARKED).order_by("pk")[:AT_ONCE])
    for seat in seats:
        move_seat(seat, SeatState.NO_SHOW, by=None)
    if len(seats) == AT_ONCE:
        return False
    mark_held(gathering, by=by)
    kept.closed_on = timezone.localdate()
    kept.save(update_fields=["closed_on"])
    record("outreach.close_date", by=by, on=kept)
    return True


def _refuse_unless_begun(gathering: Gathering) -> None:
    if gathering.state not in (GatheringState.PLANNED, GatheringState.HELD):
        raise Refused(
            _("Deze datum staat op ‘%(state)s’. U hoeft die niet af te sluiten.")
            % {"state": gathering.get_state_display()}
        )
    if gathering.starts_at > timezone.now():
        raise Refused(_("Deze datum moet nog beginnen. Sluit die af als die geweest is."))


@dataclass(frozen=True, slots=True)
class Came:
    """So many people came from one perspective. `is_few`: too few to tell to who did not stand at the door."""

    label: str
    people: int
    is_few: bool


def summary(date: EventDate) -> list[Came]:
    """Who came, by perspective, most first; "not said" and who came along last."""
    counts = came_by_perspective(date)
    labels = dict(Perspective.objects.filter(code__in=counts).values_list("code", "label"))
    by_size = sorted(counts.items(), key=lambda each: (each[0] == UNKNOWN, -each[1], labels.get(each[0], "")))
    return [
        Came(
            _("niet gezegd, of meegekomen met iemand") if code == UNKNOWN else labels[code],
            people,
            people < settings.SMALLEST_CELL,
        )
        for code, people in by_size
    ]
