"""Who may stand at the door of a date, and from when."""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import GatheringState, may_see_who_comes
from people.models import User

from ..models import EventDate
from ..permissions import Visitor, may_mark_door

#: So long before the beginning the door is open: who helps comes early.
OPENS_BEFORE = timedelta(hours=3)
#: A phone that was away may still send its taps so long after the closing. Then the count is final.
FINAL_AFTER = timedelta(days=14)


def find_date(pk: UUID) -> EventDate:
    """The date with this number, with its event and gathering at hand; Http404 when there is none. One query."""
    found = EventDate.objects.select_related("event", "gathering__venue", "gathering__occasion").filter(pk=pk).first()
    if found is None:
        raise Http404("no date of an event with this number")
    return found


def may_be_at_the_door(user: Visitor, gathering: Gathering) -> bool:
    """Whether this user may see who is expected here, and let them in."""
    return isinstance(user, User) and may_mark_door(user) and may_see_who_comes(user, gathering)


def opens_at(gathering: Gathering) -> datetime:
    """From when people can be let in, on the clock of the place."""
    return gathering.starts_here - OPENS_BEFORE


def is_final(date: EventDate) -> bool:
    """Whether the count of this date no longer changes."""
    return date.closed_on is not None and timezone.localdate() > date.closed_on + FINAL_AFTER


def refuse_unless_open(date: EventDate, gathering: Gathering) -> None:
    """Raise Refused, with a reason in words, when nobody can be let in at this date now (any more)."""
    if gathering.state not in (GatheringState.PLANNED, GatheringState.HELD):
        raise Refused(
            _("Deze datum staat op ‘%(state)s’. U kunt niemand binnenlaten.")
            % {"state": gathering.get_state_display()}
        )
    opens = opens_at(gathering)
    if timezone.now() < opens:
        raise Refused(
            _("De deur gaat open op %(day)s om %(hour)s uur. Vanaf dan kunt u mensen binnenlaten.")
            % {"day": date_format(opens, "j F"), "hour": f"{opens:%H.%M}"}
        )
    if is_final(date):
        raise Refused(_("Deze datum is langer dan twee weken afgesloten. De telling verandert niet meer."))
