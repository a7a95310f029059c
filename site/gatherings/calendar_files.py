"""Calendar files: one seat, one file, nobody else in it (RFC 5545, 5546, 7986).

`uid` of a seat names its entry for ever, and its sequence only rises. A REQUEST asks partners and officials, and has
them as its one ATTENDEE; a PUBLISH tells citizens, and may have none. Times carry the clock of the place, with that
clock's rules for the years around it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText, vUri
from icalendar.enums import STATUS

from .addresses import own_page
from .enums import CalendarPolicy, SeatState
from .models import Gathering, Seat
from .moments import place_of

PRODID = "-//Reisgenoot//Bijeenkomsten//NL"
CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A whole file as text (CRLF, folded), and the METHOD that stands in it."""

    text: str
    method: str


def invitation(seat: Seat, *, name: str, email: str, stamp: datetime) -> CalendarFile:
    """The entry as it stands now: for an invitation, a confirmation, and, with a higher sequence, for a change.

    `name` and `email` are those of who receives it; `stamp` is the moment at which it is written.
    """
    return _file(seat, seat.policy.upper(), name, email, stamp)


def cancellation(seat: Seat, *, name: str, email: str, stamp: datetime) -> CalendarFile:
    """Takes the entry out of this person's calendar. The sequence must have been raised."""
    return _file(seat, CANCEL, name, email, stamp)


def entry(seat: Seat, *, stamp: datetime, cancelled: bool = False) -> Event:
    """The entry of one seat, without people: what a feed holds, and the base of a file."""
    gathering = seat.gathering
    found = Event()
    found.add("uid", seat.uid)
    found.add("dtstamp", stamp.astimezone(UTC))
    found.add("last-modified", stamp.astimezone(UTC))
    found.add("sequence", seat.sequence)
    found.add("dtstart", on_the_wall(gathering, gathering.starts_at))
    found.add("dtend", on_the_wall(gathering, gathering.ends_at))
    found.add("summary", _("Vervallen: %(title)s") % {"title": gathering.title} if cancelled else gathering.title)
    found.add("location", place_of(gathering))
    found.add("description", _description(seat, cancelled))
    found.add("url", own_page(seat))
    found.add("status", STATUS.CANCELLED if cancelled else STATUS.CONFIRMED)
    if gathering.online_url and not cancelled:
        conference = vUri(gathering.online_url)
        conference.params["VALUE"] = "URI"
        conference.params["FEATURE"] = "VIDEO"
        conference.params["LABEL"] = _("Open de online bijeenkomst")
        found.add("conference", conference)
    return found


def on_the_wall(gathering: Gathering, moment: datetime) -> datetime:
    """The moment on the clock of the place; in UTC in the hour that comes twice: a wall clock cannot say which."""
    local = moment.astimezone(gathering.starts_here.tzinfo)
    return moment.astimezone(UTC) if local.fold else local


def add_clocks(calendar: Calendar, first: datetime, last: datetime) -> None:
    """The rules of the clocks that the entries use, for the years around them only."""
    calendar.add_missing_timezones(date(first.year - 1, 1, 1), date(last.year + 2, 1, 1))
    for clock in calendar.walk("VTIMEZONE"):
        clock.pop("COMMENT", None)


def _file(seat: Seat, method: str, name: str, email: str, stamp: datetime) -> CalendarFile:
    gathering = seat.gathering
    found = entry(seat, stamp=stamp, cancelled=method == CANCEL)
    found.add("organizer", _organizer())
    if seat.policy == CalendarPolicy.REQUEST:
        found.add("attendee", _attendee(seat, name, email))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(found)
    add_clocks(calendar, gathering.starts_at, gathering.ends_at)
    return CalendarFile(calendar.to_ical().decode(), method)


def _organizer() -> vCalAddress:
    """We: the name and address that stand behind From."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    found = vCalAddress(f"mailto:{address}")
    found.params["CN"] = vText(name or settings.SITE_NAME)
    return found


def _attendee(seat: Seat, name: str, email: str) -> vCalAddress:
    """Who receives this file, and nobody else."""
    found = vCalAddress(f"mailto:{email}")
    found.params["CN"] = vText(name or email)
    found.params["CUTYPE"] = "INDIVIDUAL"
    found.params["ROLE"] = "REQ-PARTICIPANT"
    found.params["PARTSTAT"] = "ACCEPTED" if seat.state == SeatState.ACCEPTED else "NEEDS-ACTION"
    found.params["RSVP"] = "TRUE"
    return found


def _description(seat: Seat, cancelled: bool) -> str:
    """What stands below the entry: where to answer."""
    if cancelled:
        return _("Deze afspraak vervalt. U hoeft niet te komen.")
    told = [_("Uw eigen pagina, met de weg erheen:"), own_page(seat), ""]
    if seat.policy == CalendarPolicy.REQUEST:
        told.append(_("Komt u, of komt u niet? Zeg het op die pagina. De knop in uw agenda bereikt ons niet."))
    else:
        told.append(_("Kunt u toch niet? Zeg het op die pagina. U hoeft geen reden te geven."))
    return "\n".join(told)
