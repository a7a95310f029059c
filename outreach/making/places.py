"""Where a date is: a place we know, a new one, or online. Said once on a form, settled when the deed is done."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import Refused
from gatherings.models import Venue
from gatherings.service import GatheringMode, add_venue
from people.models import User
from privacy.service import guard_for_storage


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """What one needs to know of a place to send people there. The rest is written down after a look at it."""

    name: str
    street: str
    postcode: str
    town: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where, as it was chosen. Nothing given is "the place follows"; `mode` is a code of GatheringMode."""

    mode: str = GatheringMode.ON_SITE
    venue: Venue | None = None
    new: NewPlace | None = None
    online_url: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Where, as a gathering keeps it."""

    mode: str
    venue: Venue | None
    online_url: str


def settle(place: Place, *, places: int, by: User | None) -> Settled:
    """The place as a gathering keeps it; a new one is written down now, once per name and town.

    `places` is for how many people it must be. In the transaction of the caller. Raises Refused for a new place
    without a name or a town.
    """
    if place.mode != GatheringMode.ON_SITE:
        return Settled(place.mode, None, place.online_url)
    if place.new is None:
        return Settled(place.mode, place.venue, "")
    name, town = (guard_for_storage(text)[0].strip() for text in (place.new.name, place.new.town))
    if not name or not town:
        raise Refused(_("Vul de naam en de plaats van de nieuwe plek in."))
    venue = add_venue(
        name,
        town,
        street=guard_for_storage(place.new.street)[0].strip(),
        postcode=place.new.postcode.strip().upper(),
        province=place.new.province,
        capacity=places,
    )
    record("outreach.add_place", by=by, on=venue)
    return Settled(place.mode, venue, "")
