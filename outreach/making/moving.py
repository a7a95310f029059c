"""Putting an event on the agenda, closing it, calling it off: the state, and all that goes with it."""

from django.db import transaction
from django.utils.translation import gettext as _

from contributions.service import Refused
from gatherings.models import Gathering
from gatherings.service import GatheringState, call_off, drop
from people.models import User

from ..enums import EventState
from ..models import Event
from ..publishing import publish_page
from ..transitions import move_event
from .dates import plan_date


@transaction.atomic
def publish(event: Event, *, by: User | None) -> Event:
    """On the agenda: every date is definite, and the page is online. Twice is once.

    Raises Refused, with what to do first.
    """
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if event.state == EventState.PUBLIC:
        return event
    dates = list(Gathering.objects.filter(event_date__event=event, state=GatheringState.OFFERED).order_by("pk"))
    if not dates:
        raise Refused(_("Kies eerst een datum. Zonder datum kan niemand komen."))
    event = move_event(event, EventState.PUBLIC, by=by)
    for gathering in dates:
        plan_date(event, gathering, by=by)
    publish_page(event, by=by)
    return event


@transaction.atomic
def cancel_event(event: Event, *, reason: str, by: User) -> Event:
    """Nothing of this event that is still to come takes place. Everybody who said they come hears it once."""
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    for gathering in Gathering.objects.filter(event_date__event=event).order_by("pk"):
        if gathering.state == GatheringState.OFFERED:
            drop(gathering, by=by)
        elif gathering.state == GatheringState.PLANNED:
            call_off(gathering, reason=reason, by=by)
    return move_event(event, EventState.CANCELLED, by=by)


@transaction.atomic
def close_event(event: Event, *, by: User) -> Event:
    """All of it is over. Raises Refused as long as a date is still to come or was not closed."""
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    open_dates = Gathering.objects.filter(event_date__event=event, state=GatheringState.PLANNED)
    if event.state == EventState.PUBLIC and open_dates.exists():
        raise Refused(_("Sluit eerst elke datum af, of zeg die af. Daarna kunt u het evenement afronden."))
    return move_event(event, EventState.CLOSED, by=by)
