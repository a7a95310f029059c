"""Gatherings: offering a moment, making it definite, changing it, calling it off, and that it was held."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import AgendaItem, Occasion
from contributions.service import ChangedMeanwhile, Refused, open_occasion, promise_dates
from people.models import User
from privacy.service import guard_for_storage

from .chairs import locked, promised_chairs
from .enums import COMING_SEATS, GatheringMode, GatheringState, SeatState
from .models import Gathering, Seat, Venue
from .telling import tell_cancelled, tell_change
from .transitions import move_gathering, move_seat
from .waiting import OFFER_ENDS_BEFORE, chair_came_free

#: What people must hear about when it changes.
_WHEN_AND_WHERE = ("starts_at", "ends_at", "zone", "mode", "venue_id", "online_url")
#: So long after the conversation somebody can still take their words back.
WORDS_FINAL_AFTER = timedelta(days=60)
_CHANGEABLE = (GatheringState.OFFERED, GatheringState.PLANNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When, where and with whom: everything one may change of a gathering."""

    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str = "Europe/Amsterdam"
    mode: str = GatheringMode.ON_SITE
    venue: Venue | None = None
    online_url: str = ""
    moderator: User | None = None
    note_taker: User | None = None
    capacity: int = 8
    minimum: int = 4
    offer_hours: int = 48

    def values(self) -> dict[str, Any]:
        """By field of the gathering. What does not belong to the mode is left out."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}
        if self.mode != GatheringMode.ON_SITE:
            found["venue"] = None
        if self.mode != GatheringMode.ONLINE:
            found["online_url"] = ""
        return found


@transaction.atomic
def offer_moment(kind: str, moment: Moment, *, by: User | None) -> Gathering:
    """A moment that may be chosen; nobody is told. `kind` is a code of OccasionKind.

    Raises Refused for a moment in the past, an end before the start, or a place that is closed by then.
    """
    _refuse_impossible(moment)
    made = Gathering.objects.create(kind=kind, **moment.values())
    record("gatherings.offer_moment", by=by, on=made)
    return made


@transaction.atomic
def make_definite(
    gathering: Gathering,
    *,
    agenda_items: Iterable[AgendaItem] = (),
    part_of: Occasion | None = None,
    by: User | None,
) -> Gathering:
    """This moment takes place: from now on people can be invited, and what they say has its Occasion. Once."""
    gathering = locked(gathering)
    if gathering.state == GatheringState.PLANNED:
        return gathering
    if gathering.state == GatheringState.OFFERED and gathering.starts_at <= timezone.now():
        raise Refused(_("Dit moment is al voorbij. Kies een ander moment."))
    occasion = open_occasion(
        kind=gathering.kind,
        title=gathering.title,
        agenda_items=agenda_items,
        held_on=gathering.starts_here.date(),
        part_of=part_of,
    )
    gathering.occasion = occasion
    promise_day(gathering)
    return move_gathering(gathering, GatheringState.PLANNED, by=by, occasion=occasion)


def promise_day(gathering: Gathering) -> None:
    """The day of the conversation, and until when people can take their words back: said before they speak."""
    if gathering.occasion is not None:
        day = gathering.starts_here.date()
        promise_dates(gathering.occasion, held_on=day, words_final_on=day + WORDS_FINAL_AFTER)


@transaction.atomic
def change(gathering: Gathering, moment: Moment, *, by: User, seen: int | None = None) -> Gathering:
    """Another time, place, leader or size. Who has a seat hears of it when the time or the place is another one.

    `seen` is the version on the screen. More chairs are offered to who waits. Raises Refused for what cannot be, and
    ChangedMeanwhile when a colleague was first.
    """
    kept = locked(gathering)
    if seen is not None and seen != kept.version:
        raise ChangedMeanwhile(_("Een collega veranderde deze bijeenkomst net. Kijk eerst wat er nu staat."))
    _refuse_over(kept)
    was = {name: getattr(kept, name) for name in (*_WHEN_AND_WHERE, "capacity")}
    _refuse_impossible(moment, kept)
    for name, value in moment.values().items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    moved = any(getattr(kept, name) != was[name] for name in _WHEN_AND_WHERE)
    record("gatherings.change_gathering", by=by, on=kept, moved=moved)
    if kept.state == GatheringState.PLANNED:
        if moved:
            promise_day(kept)
            _tell_it_moved(kept)
        if kept.capacity > was["capacity"]:
            chair_came_free(kept)
    return kept


@transaction.atomic
def call_off(gathering: Gathering, *, reason: str, by: User) -> Gathering:
    """It does not take place. Everybody who has a seat or waits for one hears it once, with the reason."""
    kept = locked(gathering)
    if kept.state == GatheringState.CANCELLED:
        return kept
    if kept.state == GatheringState.PLANNED and kept.starts_at <= timezone.now():
        raise Refused(_("Deze bijeenkomst is al begonnen. Afzeggen kan niet meer."))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom het niet doorgaat. De deelnemers lezen dit."))
    told = guard_for_storage(reason)[0].strip()[:300]
    kept = move_gathering(kept, GatheringState.CANCELLED, by=by, cancel_reason=told)
    standing = Seat.objects.filter(gathering=kept, state__in=(*COMING_SEATS, SeatState.WAITING))
    tell_cancelled(kept, [move_seat(seat, SeatState.CANCELLED, by=None, offered_until=None) for seat in standing])
    return kept


def drop(gathering: Gathering, *, by: User) -> Gathering:
    """This moment was not chosen. Only for a moment that was offered; nobody was told of it."""
    return move_gathering(gathering, GatheringState.DROPPED, by=by)


@transaction.atomic
def offer_again(gathering: Gathering, *, by: User) -> Gathering:
    """A moment that was not chosen may be chosen after all. Raises Refused when it is over."""
    if locked(gathering).starts_at <= timezone.now():
        raise Refused(_("Dit moment is al voorbij. Kies een ander moment."))
    return move_gathering(gathering, GatheringState.OFFERED, by=by)


@transaction.atomic
def mark_held(gathering: Gathering, *, by: User | None) -> Gathering:
    """It took place. Who still waits for a chair waits no longer; nobody is written to.

    Raises Refused before it began.
    """
    kept = locked(gathering)
    if kept.state == GatheringState.PLANNED and kept.starts_at > timezone.now():
        raise Refused(_("Deze bijeenkomst is nog niet begonnen. Wacht tot na het gesprek."))
    kept = move_gathering(kept, GatheringState.HELD, by=by)
    for seat in Seat.objects.filter(gathering=kept, state__in=(SeatState.WAITING, SeatState.OFFERED)):
        move_seat(seat, SeatState.CANCELLED, by=None, offered_until=None)
    return kept


def _tell_it_moved(gathering: Gathering) -> None:
    """Everybody who may come; an offer never lasts into the gathering itself."""
    occasion = gathering.occasion
    assert occasion is not None  # a planned gathering has one: the database says so
    occasion.held_on = gathering.starts_here.date()
    occasion.save(update_fields=["held_on"])
    latest = gathering.starts_at - OFFER_ENDS_BEFORE
    Seat.objects.filter(gathering=gathering, state=SeatState.OFFERED, offered_until__gt=latest).update(
        offered_until=max(latest, timezone.now())
    )
    tell_change(gathering)


def _refuse_over(gathering: Gathering) -> None:
    if gathering.state not in _CHANGEABLE:
        raise Refused(
            _("De bijeenkomst staat op ‘%s’. U kunt haar niet meer veranderen.") % gathering.get_state_display()
        )
    if gathering.state == GatheringState.PLANNED and gathering.starts_at <= timezone.now():
        raise Refused(_("Deze bijeenkomst is al begonnen. Verzetten kan niet meer."))


def _refuse_impossible(moment: Moment, kept: Gathering | None = None) -> None:
    """What cannot be, in words. `kept` is the gathering as it is now, when there is one."""
    if moment.starts_at <= timezone.now():
        raise Refused(_("Dit moment is al voorbij. Kies een dag en een tijd die nog komen."))
    if moment.ends_at <= moment.starts_at:
        raise Refused(_("Het einde ligt voor het begin. Kijk de tijden na."))
    if moment.minimum > moment.capacity:
        raise Refused(_("Er zijn minder stoelen dan mensen die u minstens nodig hebt. Kijk de aantallen na."))
    if moment.mode == GatheringMode.ON_SITE and moment.venue is None and _needs_place(kept):
        raise Refused(_("Kies een plek. Mensen moeten weten waar zij heen gaan."))
    if moment.mode == GatheringMode.ON_SITE and moment.venue is not None and _is_closed(moment, kept):
        raise Refused(_("Deze plek is dan niet meer in gebruik. Kies een andere plek."))
    if kept is not None and moment.capacity < (promised := promised_chairs(kept)):
        raise Refused(
            _("Er komen al mensen op %(number)d stoelen. Kies minstens %(number)d stoelen.") % {"number": promised}
        )


def _needs_place(kept: Gathering | None) -> bool:
    return kept is not None and kept.state == GatheringState.PLANNED


def _is_closed(moment: Moment, kept: Gathering | None) -> bool:
    """A place that closes later than it was chosen is a warning at the gathering, not a wall at every other change."""
    venue = moment.venue
    if venue is None or (kept is not None and kept.venue_id == venue.pk and kept.starts_at == moment.starts_at):
        return False
    return venue.closed_on is not None and venue.closed_on <= moment.starts_at.astimezone(ZoneInfo(moment.zone)).date()
