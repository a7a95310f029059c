"""Locks, in the one order that everybody keeps: the gatherings of an event by number first, then the event."""

from collections.abc import Iterable

from gatherings.models import Gathering
from gatherings.service import locked_all

from ..models import Event


def hold(event: Event, gatherings: Iterable[Gathering] | None = None) -> tuple[Event, dict[int, Gathering]]:
    """The event and its dates as they are now; nobody changes them until this transaction ends.

    `gatherings`: only those. A date that a colleague adds in between is not among them.
    """
    mine = Gathering.objects.filter(event_date__event=event).only("pk") if gatherings is None else gatherings
    held = locked_all(mine)
    return Event.objects.select_for_update(of=("self",)).get(pk=event.pk), held
