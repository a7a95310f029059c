"""Venues, gatherings and seats for tests."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from contributions.models import AgendaItem
from gatherings.models import Gathering, Seat, Venue
from gatherings.service import VENUE_NEEDS, SeatState, make_definite
from people.models import ContactDetails, Participant, Perspective

HERE = ZoneInfo("Europe/Amsterdam")


def venue(**fields: Any) -> Venue:
    """A library with everything."""
    given = {
        "name": "Bibliotheek Stadkamer",
        "street": "Zeven Alleetjes 1",
        "postcode": "8011 CV",
        "town": "Zwolle",
        "province": "OV",
        "capacity": 20,
        "features": [need.value for need in VENUE_NEEDS],
    }
    return Venue.objects.create(**{**given, **fields})


def moment(days: int = 30, hour: int = 19, *, of: datetime | None = None) -> datetime:
    """`days` from now (or from `of`), at this hour on the Dutch clock."""
    day = (of or datetime.now(HERE)).date() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=HERE)


def offered(days: int = 30, hour: int = 19, **fields: Any) -> Gathering:
    """A moment of two hours that was offered."""
    starts_at = fields.pop("starts_at", moment(days, hour))
    given = {
        "kind": "focus_group",
        "title": "Gesprek over hulp",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "venue": fields.pop("venue", None) or venue(),
    }
    return Gathering.objects.create(**{**given, **fields})


def planned(days: int = 30, hour: int = 19, **fields: Any) -> Gathering:
    """A gathering that takes place."""
    return make_definite(offered(days, hour, **fields), agenda_items=AgendaItem.objects.all()[:1], by=None)


def person(perspective: str = "experience_expert", *, email: str = "", **contact: Any) -> Participant:
    """A participant with this perspective, and an address."""
    found = Participant.objects.create(perspective=Perspective.objects.get(code=perspective))
    ContactDetails.objects.create(
        participant=found, email=email or f"{found.pk.hex[:8]}@example.org", name="Kim", **contact
    )
    return found


def seat(gathering: Gathering, state: str = SeatState.ACCEPTED, **fields: Any) -> Seat:
    """A seat in this state, without any message told."""
    key = uuid4()
    who = fields.pop("participant", None) or person()
    return Seat.objects.create(
        id=key, gathering=gathering, participant=who, state=state, uid=f"{key}@reisgenoot", **fields
    )
