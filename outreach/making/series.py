"""Changing and calling off dates of a series: this one, this one and all later ones, or all that still come.

What changes at one date changes at the others in the same way: another hour is another hour everywhere, a day later
is a day later everywhere; what stays there, stays as it is at each. Somebody hears of each date of theirs that moved,
once; of a date that stays as it is nobody hears anything.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from gatherings.models import Gathering
from gatherings.service import GatheringMode, GatheringState, Moment, call_off, change, drop, when_of
from people.models import User

from ..models import EventDate
from .holding import hold
from .moments import Clock, clock_of, moment_of

_OPEN = (GatheringState.OFFERED, GatheringState.PLANNED)
_FREE = ("moderator", "note_taker", "capacity")


class Scope(models.TextChoices):
    """Which dates of the series."""

    THIS = "this", _("Alleen deze datum")
    LATER = "later", _("Deze datum en alle latere")
    ALL = "all", _("Alle datums die nog komen")


@dataclass(frozen=True, slots=True)
class Difference:
    """What is another way than it was. None, or an empty dict, is "as it is"."""

    days: int = 0
    clock: Clock | None = None
    place: tuple[Any, ...] | None = None
    other: dict[str, Any] | None = None

    @classmethod
    def between(cls, gathering: Gathering, moment: Moment) -> "Difference":
        """What this moment changes of the gathering."""
        now = moment_of(gathering)
        starts, ends = (each.astimezone(ZoneInfo(moment.zone)) for each in (moment.starts_at, moment.ends_at))
        clock = Clock(begins=starts.time(), ends=ends.time(), zone=moment.zone)
        place = _place(moment)
        return cls(
            days=(starts.date() - gathering.starts_here.date()).days,
            clock=clock if clock != clock_of(gathering) else None,
            place=place if place != _place(now) else None,
            other={name: getattr(moment, name) for name in _FREE if getattr(moment, name) != getattr(now, name)},
        )

    def applied(self, gathering: Gathering) -> Moment:
        """The moment of this gathering with the difference upon it. Raises Refused for an hour that is not there."""
        day = gathering.starts_here.date() + timedelta(days=self.days)
        found = moment_of(gathering, **(self.other or {}))
        if self.days or self.clock:
            clock = self.clock or clock_of(gathering)
            starts_at, ends_at = clock.on(day)
            found = replace(found, starts_at=starts_at, ends_at=ends_at, zone=clock.zone)
        if self.place:
            mode, venue, url = self.place
            found = replace(found, mode=mode, venue=venue, online_url=url)
        return found


def open_dates(date: EventDate, scope: str) -> list[EventDate]:
    """The dates of the series within this scope that did not begin and were not called off, in order."""
    found = EventDate.objects.filter(
        event=date.event_id, gathering__state__in=_OPEN, gathering__starts_at__gt=timezone.now()
    ).select_related("event", "gathering__venue")
    if scope == Scope.THIS:
        found = found.filter(pk=date.pk)
    elif scope == Scope.LATER:
        found = found.filter(gathering__starts_at__gte=date.gathering.starts_at)
    return list(found.order_by("gathering__starts_at", "pk"))


@transaction.atomic
def change_dates(date: EventDate, moment: Moment, scope: str, *, by: User, seen: int | None = None) -> list[Gathering]:
    """Bring these dates to the moment, all or none; returns those that became another one.

    `moment` is that of `date` as it should be; `seen` the version of its gathering on the screen: an older one raises
    ChangedMeanwhile. Raises Refused for what cannot be, and says at which date.
    """
    date = _now_kept(date)
    chosen = open_dates(date, scope)
    if not chosen or date.pk not in {each.pk for each in chosen}:
        raise Refused(gettext("Deze datum is al begonnen of afgezegd. U kunt die niet meer veranderen."))
    event, held = hold(date.event, [each.gathering for each in chosen])
    this = held[date.gathering_id]
    if seen is not None and seen != this.version:
        raise ChangedMeanwhile(gettext("Een collega veranderde deze datum net. Kijk eerst wat er nu staat."))
    difference = Difference.between(this, moment)
    changed = []
    for each in chosen:
        gathering = held[each.gathering_id]
        try:
            wanted = difference.applied(gathering)
            if wanted == moment_of(gathering):
                continue
            _refuse_nobody(wanted)
            changed.append(change(gathering, wanted, by=by))
        except Refused as refusal:
            if len(chosen) == 1:
                raise
            said = {"when": when_of(gathering), "why": refusal.sentence}
            raise Refused(gettext("Er is niets veranderd. Bij %(when)s kan het niet: %(why)s") % said) from None
    if changed:
        record("outreach.change_dates", by=by, on=event, dates=len(changed), scope=scope)
    return changed


@transaction.atomic
def cancel_dates(date: EventDate, scope: str, *, reason: str, by: User) -> list[Gathering]:
    """These dates do not take place; returns those that were called off now. Twice is once.

    Who has a chair or waits at one hears it once per date, with the reason. A date that was not on the agenda yet is
    just left out. Raises Refused without a reason, and for a date that began.
    """
    date = _now_kept(date)
    chosen = open_dates(date, scope)
    if not chosen and date.gathering.state in _OPEN:
        raise Refused(gettext("Deze datum is al begonnen. Afzeggen kan niet meer."))
    event, held = hold(date.event, [each.gathering for each in chosen])
    gone = [off for each in chosen if (off := _off(held[each.gathering_id], reason, by=by))]
    if gone:
        record("outreach.cancel_dates", by=by, on=event, dates=len(gone), scope=scope)
    return gone


def _now_kept(date: EventDate) -> EventDate:
    """The date as it is kept: whoever holds it may have read it long ago."""
    return EventDate.objects.select_related("event", "gathering").get(pk=date.pk)


def _off(gathering: Gathering, reason: str, *, by: User) -> Gathering | None:
    if gathering.state == GatheringState.OFFERED:
        return drop(gathering, by=by)
    if gathering.state == GatheringState.PLANNED:
        return call_off(gathering, reason=reason, by=by)
    return None


def _refuse_nobody(moment: Moment) -> None:
    if moment.capacity < 1:
        raise Refused(gettext("Kies minstens 1 plek. Anders kan niemand komen."))


def _place(moment: Moment) -> tuple[Any, ...]:
    """Where, without what does not belong to how people meet."""
    on_site, online = moment.mode == GatheringMode.ON_SITE, moment.mode == GatheringMode.ONLINE
    return moment.mode, moment.venue if on_site else None, moment.online_url if online else ""
