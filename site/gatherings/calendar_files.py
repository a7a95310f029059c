"""Calendar files: one seat, one file, nobody else in it (RFC 5545, 5546, 7986).

`uid` of a seat names its entry for ever, and its sequence only rises. A REQUEST asks partners and officials, and has
them as its one ATTENDEE; a PUBLISH tells citizens, and may have none. Times carry the clock of the place, with that
clock's rules for the years around it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText, vUri
from icalendar.enums import STATUS

from .addresses import own_page
from .clocks import clock
from .enums import CalendarPolicy, SeatState
from .models import Gathering, Seat
from .moments import place_of

PRODID = "-//Reisgenoot//Bijeenkomsten//NL"
CANCEL, PUBLISH = "CANCEL", "PUBLISH"

#: Who said yes; only they get the address of an online meeting.
_COMING = (SeatState.ACCEPTED, SeatState.ATTENDED)


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


def note(seat: Seat, *, stamp: datetime) -> CalendarFile:
    """The entry with nobody in it, whatever the policy: for who fetches it at a page whose link may be shared."""
    found = entry(seat, stamp=stamp)
    found.add("organizer", _organizer())
    calendar = empty_calendar()
    calendar.add("method", PUBLISH)
    add_clocks(calendar, [seat.gathering])
    calendar.add_component(found)
    return CalendarFile(calendar.to_ical().decode(), PUBLISH)


def entry(seat: Seat, *, stamp: datetime, status: STATUS = STATUS.CONFIRMED) -> Event:
    """The entry of one seat, without people: what a feed holds, and the base of a file."""
    cancelled = status == STATUS.CANCELLED
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
    found.add("status", status.value)
    if gathering.online_url and seat.state in _COMING and not cancelled:
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


def empty_calendar() -> Calendar:
    """What every file of ours begins with."""
    found = Calendar()
    found.add("version", "2.0")
    found.add("prodid", PRODID)
    found.add("calscale", "GREGORIAN")
    return found


def add_clocks(calendar: Calendar, gatherings: Iterable[Gathering]) -> None:
    """The rules of the clocks on which these are held."""
    first: dict[str, datetime] = {}
    for gathering in gatherings:
        first[gathering.zone] = min(first.get(gathering.zone, gathering.starts_at), gathering.starts_at)
    for zone, moment in sorted(first.items()):
        calendar.add_component(clock(zone, moment))


def _file(seat: Seat, method: str, name: str, email: str, stamp: datetime) -> CalendarFile:
    gathering = seat.gathering
    found = entry(seat, stamp=stamp, status=STATUS.CANCELLED if method == CANCEL else STATUS.CONFIRMED)
    found.add("organizer", _organizer())
    if seat.policy == CalendarPolicy.REQUEST:
        found.add("attendee", _attendee(seat, name, email, asked=method != CANCEL))
    calendar = empty_calendar()
    calendar.add("method", method)
    add_clocks(calendar, [gathering])
    calendar.add_component(found)
    return CalendarFile(calendar.to_ical().decode(), method)


def _organizer() -> vCalAddress:
    """We: the name and address that stand behind From."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    found = vCalAddress(f"mailto:{address}")
    found.params["CN"] = vText(name or settings.SITE_NAME)
    return found


def _attendee(seat: Seat, name: str, email: str, *, asked: bool) -> vCalAddress:
    """Who receives this file, and nobody else; `asked` whether they come."""
    found = vCalAddress(f"mailto:{email}")
    found.params["CN"] = vText(name or email)
    found.params["CUTYPE"] = "INDIVIDUAL"
    found.params["ROLE"] = "REQ-PARTICIPANT"
    if asked:
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
