"""Dates of an event: added in draft, made definite when the event goes on the agenda."""

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import OccasionKind, Refused
from gatherings.models import Gathering
from gatherings.service import GatheringMode, GatheringState, Moment, make_definite, offer_moment
from people.models import User

from ..enums import EventState
from ..models import Event, EventDate

#: Letters and digits that nobody mistakes for one another.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def add_dates(event: Event, moments: Sequence[Moment], *, by: User | None) -> list[EventDate]:
    """Give the event these dates, all or none. One that is there already (same beginning and place) stays.

    On the agenda they are definite at once. Raises Refused for what cannot be: nobody can come to nought places, and
    on the agenda a date has a place.
    """
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if event.state not in (EventState.DRAFT, EventState.PUBLIC):
        raise Refused(_("Dit evenement is voorbij. U kunt geen datums meer toevoegen."))
    standing = (GatheringState.OFFERED, GatheringState.PLANNED)
    there = {
        (each.starts_at, each.venue_id, each.mode)
        for each in Gathering.objects.filter(event_date__event=event, state__in=standing)
    }
    made = []
    for moment in moments:
        if (moment.starts_at, moment.venue.pk if moment.venue else None, moment.mode) in there:
            continue
        _refuse_nowhere(event, moment)
        gathering = offer_moment(OccasionKind.EVENT, moment, by=by)
        if event.state == EventState.PUBLIC:
            gathering = plan_date(event, gathering, by=by)
        made.append(EventDate.objects.create(event=event, gathering=gathering, card_code=new_card_code()))
    if made:
        record("outreach.add_dates", by=by, on=event, dates=len(made))
    return made


def _refuse_nowhere(event: Event, moment: Moment) -> None:
    if moment.capacity < 1:
        raise Refused(_("Kies minstens 1 plek. Anders kan niemand komen."))
    if event.state == EventState.PUBLIC and moment.mode == GatheringMode.ON_SITE and moment.venue is None:
        raise Refused(_("Kies een plek. Dit evenement staat op de agenda: mensen moeten weten waar zij heen gaan."))


def plan_date(event: Event, gathering: Gathering, *, by: User | None) -> Gathering:
    """This date takes place: people may come, and what they say has its Occasion, under that of the round."""
    part_of = event.round.occasion if event.round else None
    return make_definite(gathering, agenda_items=event.agenda_items.all(), part_of=part_of, by=by)


def new_card_code() -> str:
    """Eight signs for on the tables: 40 bits, far more than anybody can try."""
    return "".join(secrets.choice(READABLE) for _each in range(8))
