"""What stands on somebody's own page under /uitnodiging/, and what they can do there now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributions.service import OccasionKind

from .company import company_of
from .enums import VENUE_NEEDS, AccessNeed, GatheringMode, GatheringState, SeatState
from .models import Seat, Venue
from .moments import day_of, hour_of, hours_of

_OPEN = (SeatState.INVITED, SeatState.OFFERED, SeatState.WAITING, SeatState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The accessibility of a place: what somebody checked on the spot."""

    there_is: list[str]
    measures: list[str]
    checked: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One seat as its owner sees it. Nothing in it says who that is."""

    seat: Seat
    now: datetime

    @property
    def is_over(self) -> bool:
        """Whether it has begun, or is done."""
        gathering = self.seat.gathering
        return gathering.state == GatheringState.HELD or gathering.starts_at <= self.now

    @property
    def takes_place(self) -> bool:
        """Whether it stands in the calendar."""
        return bool(self.seat.gathering.state == GatheringState.PLANNED)

    @property
    def can_answer(self) -> bool:
        """Whether there are buttons."""
        return self.takes_place and not self.is_over and self.state in _OPEN

    @property
    def state(self) -> str:
        """The state of the seat; an offer whose time is up is over, also before the clock came by."""
        seat = self.seat
        if seat.state == SeatState.OFFERED and seat.offered_until and seat.offered_until <= self.now:
            return SeatState.EXPIRED
        return seat.state

    @property
    def shows_way(self) -> bool:
        """Whether the address of the online meeting and the file for the calendar are shown: to who comes."""
        return self.can_answer and self.state == SeatState.ACCEPTED

    @property
    def is_event(self) -> bool:
        """Whether everybody may come: then who waits longest is next, and nobody asks with whom one sits."""
        return bool(self.seat.gathering.kind == OccasionKind.EVENT)

    @property
    def day(self) -> str:
        """ "donderdag 26 november 2026"."""
        return day_of(self.seat.gathering.starts_here)

    @property
    def clock(self) -> str:
        """ "19.00 uur tot 21.00 uur", with the place of the clock when it is not the Dutch one."""
        return hours_of(self.seat.gathering)

    @property
    def offer_ends(self) -> str:
        """ "vrijdag 27 november om 19.00 uur", on the clock of the gathering; "" without an offer."""
        until = self.seat.offered_until
        if until is None:
            return ""
        here = timezone.localtime(until, self.seat.gathering.starts_here.tzinfo)
        return _("%(day)s om %(clock)s uur") % {"day": date_format(here, "l j F"), "clock": hour_of(here)}

    @property
    def company(self) -> str:
        """Who sits at the table, as far as one may say."""
        return company_of(self.seat.gathering) if self.takes_place else ""

    @property
    def venue(self) -> Venue | None:
        """The place one goes to."""
        gathering = self.seat.gathering
        return gathering.venue if gathering.mode == GatheringMode.ON_SITE else None

    @property
    def sheet(self) -> Sheet | None:
        """What one must know before coming, of a place of which somebody looked."""
        return sheet_of(self.venue) if self.venue else None


def sheet_of(venue: Venue) -> Sheet | None:
    """The accessibility sheet in words; None when nobody looked yet."""
    there_is = [str(AccessNeed(need).label) for need in VENUE_NEEDS if need.value in venue.features]
    measures = []
    if venue.path_cm:
        measures.append(_("Het pad is %(cm)d centimeter breed.") % {"cm": venue.path_cm})
    if venue.door_cm:
        measures.append(_("De deur is %(cm)d centimeter breed.") % {"cm": venue.door_cm})
    checked = date_format(venue.checked_on, "j F Y") if venue.checked_on else ""
    return Sheet(there_is, measures, checked) if there_is or measures or checked else None
