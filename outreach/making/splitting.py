"""Splitting a date in two: there were more people than chairs, or two groups of people. Nobody loses a chair by it.

Who goes to the second date hears it as always when somebody is moved (gatherings.service.reseat): the old entry in
the calendar goes, an invitation comes, each once. All others hear nothing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.service import record
from contributions.service import OccasionKind, Refused
from gatherings.models import Gathering, Seat
from gatherings.service import COMING_SEATS, GatheringMode, GatheringState, Moment, SeatState, offer_moment, reseat
from people.models import User

from ..models import EventDate
from .dates import new_card_code, plan_date
from .holding import hold

#: Who can be moved: they come, may come, or wait for a chair.
MOVABLE = (*COMING_SEATS, SeatState.WAITING)


@dataclass(frozen=True, slots=True)
class Split:
    """The second date, and the people who sit there from now on."""

    date: EventDate
    moved: list[Seat]

    @property
    def people(self) -> int:
        """Persons, company included."""
        return sum(seat.chairs for seat in self.moved)


def movable_seats(gathering: Gathering) -> list[Seat]:
    """Who can be moved, the last that signed up first. Two queries."""
    found = Seat.objects.filter(gathering=gathering, state__in=MOVABLE).select_related("participant__contact")
    return list(found.order_by("-rank", "-pk"))


def can_be_told(seat: Seat) -> bool:
    """Whether we know any way to reach this person: without, they would come to the wrong date."""
    contact = getattr(seat.participant, "contact", None)
    return bool(contact and (contact.email or contact.phone or contact.address or contact.through))


def last_ones(seats: Iterable[Seat], people: int) -> list[Seat]:
    """The last that signed up, together at most so many people. Who cannot be told stays where they are.

    Company stays together: who does not fit any more is passed over. `seats` as :func:`movable_seats` gives them.
    """
    chosen, left = [], people
    for seat in seats:
        if seat.chairs <= left and can_be_told(seat):
            chosen.append(seat)
            left -= seat.chairs
    return chosen


@transaction.atomic
def split_date(
    date: EventDate,
    moment: Moment,
    *,
    by: User,
    people: int = 0,
    seats: Collection[UUID] | None = None,
) -> Split:
    """Make a second date of this one and move people to it, all or none.

    `seats`: exactly those people; otherwise the last that signed up, `people` persons at most. Raises Refused for a
    date that is not on the agenda (any more), for the same hour in the same place, for somebody who took themselves
    off meanwhile, and when those people do not fit.
    """
    event, held = hold(date.event, [date.gathering])
    old = held[date.gathering_id]
    if old.state != GatheringState.PLANNED or old.starts_at <= timezone.now():
        raise Refused(_("Splitsen kan alleen bij een datum die op de agenda staat en nog komt."))
    _refuse_impossible(old, moment)
    there = movable_seats(old)
    chosen = last_ones(there, people) if seats is None else _picked(there, seats)
    wanted = sum(seat.chairs for seat in chosen)
    if wanted > moment.capacity:
        raise Refused(
            ngettext(
                "U koos %(people)d persoon, en er zijn %(places)d plekken. Kies meer plekken of minder mensen.",
                "U koos %(people)d mensen, en er zijn %(places)d plekken. Kies meer plekken of minder mensen.",
                wanted,
            )
            % {"people": wanted, "places": moment.capacity}
        )
    new = plan_date(event, offer_moment(OccasionKind.EVENT, moment, by=by), by=by)
    made = EventDate.objects.create(event=event, gathering=new, card_code=new_card_code())
    # The last first: then nobody who waits is offered a chair that they leave at once.
    moved = [reseat(seat, new, by=by) for seat in chosen]
    record("outreach.split_date", by=by, on=event, moved=len(moved))
    return Split(made, moved)


def _picked(there: Iterable[Seat], seats: Collection[UUID]) -> list[Seat]:
    chosen = [seat for seat in there if seat.pk in set(seats)]
    if len(chosen) < len(set(seats)):
        raise Refused(_("Iemand die u koos, meldde zich net af. Kijk de lijst na en kies opnieuw."))
    return chosen


def _refuse_impossible(old: Gathering, moment: Moment) -> None:
    if moment.capacity < 1:
        raise Refused(_("Kies minstens 1 plek. Anders kan niemand komen."))
    if moment.mode == GatheringMode.ON_SITE and moment.venue is None:
        raise Refused(_("Kies een plek. Mensen moeten weten waar zij heen gaan."))
    venue = moment.venue.pk if moment.venue else None
    if (moment.starts_at, moment.mode, venue) == (old.starts_at, old.mode, old.venue_id):
        raise Refused(_("Dit is dezelfde tijd op dezelfde plek. Kies een andere tijd of een andere plek."))
