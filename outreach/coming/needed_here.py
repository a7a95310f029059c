"""What there is at a date, said where somebody tells what they need."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gatherings.models import Gathering
from gatherings.service import VENUE_NEEDS, AccessNeed, GatheringMode

from ..models import Event


@dataclass(frozen=True, slots=True)
class There:
    """`has`: what is there for sure. `not_usual`: what we do not have, but look for when somebody asks."""

    has: list[str]
    not_usual: list[str]


def there_at(event: Event, gathering: Gathering) -> There:
    """In words. Needs the venue at hand; no queries."""
    has = []
    venue = gathering.venue
    if gathering.mode == GatheringMode.ON_SITE and venue is not None:
        has = [str(AccessNeed(need).label) for need in VENUE_NEEDS if need.value in venue.features]
    if event.childcare:
        has.append(_("Opvang voor kinderen"))
    if event.food:
        has.append(_("Iets te eten"))
    asked = (
        (event.interpreter, _("een tolk")),
        (event.sign_language, _("een tolk gebarentaal")),
        (event.childcare, _("opvang voor kinderen")),
    )
    return There(has, [name for there, name in asked if not there])
