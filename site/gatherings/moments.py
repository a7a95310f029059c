"""When and where, in words: always in the clock of the place itself."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .enums import GatheringMode
from .models import Gathering

DUTCH_CLOCK = "Europe/Amsterdam"


def day_of(moment: datetime) -> str:
    """ "donderdag 3 december 2026"; the moment must be on the right clock already."""
    return date_format(moment, "l j F Y", use_l10n=False)


def hour_of(moment: datetime) -> str:
    """ "19.00"."""
    return f"{moment.hour}.{moment.minute:02}"


def hours_of(gathering: Gathering) -> str:
    """From when till when; with the place of the clock when it is not the Dutch one."""
    starts, ends = gathering.starts_here, gathering.ends_here
    told = _("%(start)s uur tot %(end)s uur") % {"start": hour_of(starts), "end": _end_of(starts, ends)}
    if gathering.zone == DUTCH_CLOCK:
        return told
    town = gathering.zone.rsplit("/", 1)[-1].replace("_", " ")
    return _("%(hours)s (de tijd in %(town)s)") % {"hours": told, "town": town}


def when_of(gathering: Gathering) -> str:
    """Day and hours: "donderdag 3 december 2026, 19.00 uur tot 21.00 uur"."""
    return f"{day_of(gathering.starts_here)}, {hours_of(gathering)}"


def days_till(gathering: Gathering) -> str:
    """How far off it is today, on its own clock: to begin a sentence with."""
    here = timezone.now().astimezone(gathering.starts_here.tzinfo).date()
    match (gathering.starts_here.date() - here).days:
        case 0:
            return _("Vandaag")
        case 1:
            return _("Morgen")
        case 2:
            return _("Over twee dagen")
        case 7:
            return _("Over een week")
        case days:
            return _("Over %(days)d dagen") % {"days": days}


def place_of(gathering: Gathering) -> str:
    """Where to go, on one line. The address of an online meeting is for who said yes: it stands on their own page."""
    if gathering.mode == GatheringMode.PHONE:
        return _("Aan de telefoon: wij bellen u")
    if gathering.mode == GatheringMode.ONLINE:
        return _("Online. De link staat op uw eigen pagina.")
    if gathering.venue is None:
        return _("De plek volgt nog")
    return ", ".join(part for part in (gathering.venue.name, gathering.venue.address) if part)


def _end_of(starts: datetime, ends: datetime) -> str:
    """The hour; with its day when that is another one, more than the small hours later."""
    if ends.date() == starts.date() or ends - starts < timedelta(hours=12):
        return hour_of(ends)
    return f"{day_of(ends)} {hour_of(ends)}"
