"""From a day and a clock on the wall to a moment, also in the nights in which the clock changes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.service import Refused

#: A gathering that takes longer is a slip of the pen.
LONGEST = timedelta(hours=12)


class Zone(models.TextChoices):
    """Where the clock on the wall may hang: the countries of the Kingdom."""

    NETHERLANDS = "Europe/Amsterdam", gettext_lazy("Nederland")
    BONAIRE = "America/Kralendijk", gettext_lazy("Bonaire, Sint Eustatius en Saba")
    CURACAO = "America/Curacao", gettext_lazy("Curaçao, Aruba en Sint Maarten")


def moment_at(day: date, clock: time, zone: str) -> datetime:
    """This day and time on the clock there.

    An hour that comes twice, when the clock goes back, is the first of the two. Raises Refused for an hour that does
    not exist, when the clock goes forward.
    """
    found = datetime.combine(day, clock, tzinfo=ZoneInfo(zone))
    back = found.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    if (back.hour, back.minute) != (clock.hour, clock.minute):
        raise Refused(
            _("Die nacht gaat de klok vooruit: %(clock)s uur bestaat dan niet. Kies een andere tijd.")
            % {"clock": f"{clock:%H.%M}"}
        )
    return found


def period_of(day: date, begins: time, ends: time, zone: str) -> tuple[datetime, datetime]:
    """When it starts and ends; an end before the beginning on the clock is after midnight.

    Raises Refused when it takes no time, or more than twelve hours.
    """
    starts_at = moment_at(day, begins, zone)
    ends_at = moment_at(day if ends > begins else day + timedelta(days=1), ends, zone)
    length = ends_at - starts_at.astimezone(ZoneInfo("UTC"))
    if begins == ends or length > LONGEST:
        raise Refused(_("Het einde ligt voor het begin, of meer dan twaalf uur later. Kijk de tijden na."))
    return starts_at, ends_at
