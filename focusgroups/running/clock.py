"""How far the conversation is: one clock for everybody who looks, kept by the server."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import GatheringState
from people.models import User

from ..models import GuideSection, SessionClock
from .attendance import hold


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock says now. Minutes are whole; `left` is negative when the part takes longer than planned."""

    section: GuideSection | None = None
    since: datetime | None = None
    ends_at: datetime | None = None
    left: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def over(self) -> int:
        """Minutes longer than planned; 0 when there is time left."""
        return max(0, -self.left)

    @property
    def mark(self) -> str:
        """A short text that is different as soon as another part began: for screens that look on."""
        return f"{self.section.pk if self.section else 0}:{self.since.timestamp() if self.since else 0:.0f}"


def reading(gathering: Gathering, now: datetime | None = None) -> Reading:
    """The clock of this gathering at `now`. One query."""
    clock = SessionClock.objects.select_related("section").filter(gathering=gathering).first()
    if clock is None:
        return Reading()
    zone = ZoneInfo(gathering.zone)
    since = clock.section_since.astimezone(zone) if clock.section_since else None
    if clock.section is None or since is None:
        return Reading(started_at=clock.started_at, ended_at=clock.ended_at)
    ends_at = since + timedelta(minutes=clock.section.minutes)
    seconds = (ends_at - (now or timezone.now())).total_seconds()
    left = int(-(-seconds // 60))  # 11 minutes and a second are 12: nobody is told that time is up before it is
    return Reading(clock.section, since, ends_at, left, clock.started_at, clock.ended_at)


@transaction.atomic
def go_to(gathering: Gathering, section: GuideSection, *, seen: str, by: User) -> SessionClock:
    """This part begins now. `seen` is the mark of the reading on the screen that was pressed.

    Who pressed on a screen that is behind changes nothing: the other was first. Raises Refused when the conversation
    does not take place, or the part belongs to another guide.
    """
    gathering = hold(gathering)
    if gathering.state != GatheringState.PLANNED:
        raise Refused(_("Dit gesprek loopt niet. De klok staat stil."))
    if section.group_id != gathering.group_session.group_id:
        raise Refused(_("Dit onderdeel hoort bij een andere groep. Ververs de pagina."))
    clock, _is_new = SessionClock.objects.get_or_create(gathering=gathering)
    now = reading(gathering)
    if now.mark != seen:
        return clock
    clock.section, clock.section_since = section, timezone.now()
    clock.started_at = clock.started_at or clock.section_since
    clock.save(update_fields=["section", "section_since", "started_at"])
    record("focusgroups.section_begins", by=by, on=gathering, section=section.pk)
    return clock


def stop(gathering: Gathering) -> None:
    """The conversation is over. Only for who holds the lock on the gathering."""
    clock, _is_new = SessionClock.objects.get_or_create(gathering=gathering)
    if clock.ended_at is None:
        clock.section, clock.section_since, clock.ended_at = None, None, timezone.now()
        clock.save(update_fields=["section", "section_since", "ended_at"])
