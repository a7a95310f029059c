"""Putting an event on the agenda, closing it, calling it off: the state, and all that goes with it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import GatheringState, call_off, drop
from people.models import User

from ..enums import EventState
from ..models import Event, EventDate
from ..publishing import publish_page
from ..transitions import EVENT_MOVES, Move, move_event
from .dates import plan_date
from .holding import hold
from .readiness import first_needs, lacks_of_dates

_OPEN = (GatheringState.OFFERED, GatheringState.PLANNED)


def moves_from(event: Event) -> tuple[Move, ...]:
    """Where this event can go now."""
    return EVENT_MOVES[event.state]


def what_must_be_done_first(event: Event, to: str) -> str:
    """Why this move cannot be made yet, as a text that says what to do; "" when it can. One or two queries."""
    if to == EventState.PUBLIC:
        return first_needs(lacks_of_dates(list(event.dates.select_related("gathering__venue"))))
    states = Gathering.objects.filter(event_date__event=event).values_list("state", "starts_at")
    now = timezone.now()
    if to == EventState.CLOSED:
        if any(state == GatheringState.PLANNED for state, _starts in states):
            return _("Sluit eerst elke datum af, of zeg die af. Daarna kunt u het evenement afronden.")
        if all(state != GatheringState.HELD for state, _starts in states):
            return _("Er is nog geen datum geweest. Voeg een datum toe, of zeg het evenement af.")
    if to == EventState.CANCELLED and any(
        state == GatheringState.PLANNED and starts_at <= now for state, starts_at in states
    ):
        return _("Er is een datum geweest die nog niet is afgesloten. Doe dat eerst.")
    return ""


@transaction.atomic
def publish(event: Event, *, by: User | None) -> Event:
    """On the agenda: every date is definite, and the page is online. Twice is once.

    Raises Refused, with what to do first: a date, still to come, at a place.
    """
    event, held = hold(event)
    if event.state == EventState.PUBLIC:
        return event
    if event.state == EventState.DRAFT and (first := what_must_be_done_first(event, EventState.PUBLIC)):
        raise Refused(first)
    was = event.state
    event = move_event(event, EventState.PUBLIC, by=by)
    for gathering in held.values():
        if gathering.state == GatheringState.OFFERED:
            plan_date(event, gathering, by=by)
    publish_page(event, by=by)
    _tell_history(event, was, by=by)
    return event


def cancel_event(event: Event, *, reason: str, by: User) -> Event:
    """Nothing of this event that is still to come takes place. Everybody who said they come hears it once per date.

    Each date is called off in a transaction of its own: with many people it takes longer than one may hold a lock.
    Broken off halfway, doing it again does the rest; nobody hears it twice. Raises Refused without a reason for an
    event on the agenda, and for one with a date that began and was not closed.
    """
    now = Event.objects.get(pk=event.pk)
    if now.state == EventState.CANCELLED:
        return now
    if EventState.CANCELLED not in {move.to for move in moves_from(now)}:
        return move_event(now, EventState.CANCELLED, by=by)  # refuses, in words
    if first := what_must_be_done_first(now, EventState.CANCELLED):
        raise Refused(first)
    if now.state == EventState.PUBLIC and not reason.strip():
        raise Refused(_("Schrijf op waarom het niet doorgaat. De bezoekers lezen dit."))
    for date in EventDate.objects.filter(event=now, gathering__state__in=_OPEN).select_related("gathering"):
        _off(date.gathering, reason, by=by)
    with transaction.atomic():
        kept, held = hold(now)
        for gathering in held.values():  # a date that a colleague added meanwhile
            _off(gathering, reason, by=by)
        moved = move_event(kept, EventState.CANCELLED, by=by)
        _tell_history(moved, kept.state, by=by)
    return moved


@transaction.atomic
def close_event(event: Event, *, by: User) -> Event:
    """All of it is over. Raises Refused as long as a date is still to come or was not closed, or none was held."""
    event, _held = hold(event)
    if event.state == EventState.PUBLIC and (first := what_must_be_done_first(event, EventState.CLOSED)):
        raise Refused(first)
    moved = move_event(event, EventState.CLOSED, by=by)
    _tell_history(moved, event.state, by=by)
    return moved


def _off(gathering: Gathering, reason: str, *, by: User) -> None:
    if gathering.state == GatheringState.OFFERED:
        drop(gathering, by=by)
    elif gathering.state == GatheringState.PLANNED:
        call_off(gathering, reason=reason, by=by)


def _tell_history(event: Event, was: str, *, by: User | None) -> None:
    """One line in the history of the event, when it moved."""
    if event.state != was:
        log(instance=event, action="outreach.move", user=by, data={"was": str(was), "now": str(event.state)})
