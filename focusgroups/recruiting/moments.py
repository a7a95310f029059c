"""The moments of a group in words."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatherings.models import Gathering
from gatherings.service import GatheringMode, GatheringState

from ..models import FocusGroup

#: Moments at which somebody can still say whether they can come.
ASKED_STATES = (GatheringState.OFFERED, GatheringState.PLANNED)


def moments_to_ask(group: FocusGroup) -> QuerySet[Gathering]:
    """The moments of this group that still have to come, the first one first."""
    return group.sessions.filter(state__in=ASKED_STATES, starts_at__gt=timezone.now()).select_related("venue")


def day_and_time(gathering: Gathering) -> str:
    """As one says it: "dinsdag 3 februari, van 19.00 tot 21.00 uur", on the clock of the place."""
    starts, ends = gathering.starts_here, gathering.ends_here
    return _("%(day)s, van %(start)s tot %(end)s uur") % {
        "day": date_format(starts, "l j F"),
        "start": date_format(starts, "H.i"),
        "end": date_format(ends, "H.i"),
    }


def place(gathering: Gathering) -> str:
    """Where it is, in words."""
    if gathering.mode == GatheringMode.ONLINE:
        return _("Online, met uw telefoon of computer")
    if gathering.mode == GatheringMode.PHONE:
        return _("Aan de telefoon")
    return str(gathering.venue) if gathering.venue else _("De plek hoort u nog")


def in_words(gatherings: Iterable[Gathering]) -> list[str]:
    """Each moment on one line, with its place."""
    return [f"{day_and_time(each)}. {place(each)}." for each in gatherings]
