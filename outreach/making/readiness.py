"""What an event still lacks before it goes on the agenda, and what people will miss: one sentence each.

What `blocks` must be mended first: nobody can come to a date without a place. The rest is advice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gatherings.service import GatheringMode, GatheringState, when_of

from ..models import Event, EventDate

#: The screen where dates are added; everything else is a field of the form of the event, or one date.
DATES = "dates"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing. `field` is of the form of the event, or DATES; `date` when it is one of those."""

    field: str
    sentence: str | Promise
    blocks: bool = False
    date: UUID | None = None


_TEXTS: tuple[tuple[str, str | Promise], ...] = (
    ("contact_phone", gettext_lazy("Vul een telefoonnummer in. Mensen willen kunnen bellen.")),
    ("for_whom", gettext_lazy("Schrijf op voor wie het is.")),
    ("programme", gettext_lazy("Schrijf op wat er gaat gebeuren.")),
    ("who_is_there", gettext_lazy("Schrijf op wie er zijn.")),
    ("words_used", gettext_lazy("Schrijf op wat u doet met wat mensen zeggen.")),
)


def lacks_of(event: Event, dates: Sequence[EventDate]) -> list[Lack]:
    """What is missing, what blocks first. `dates` come with gathering and venue at hand. One query."""
    found = lacks_of_dates(dates)
    if not event.agenda_items.exists():
        sentence = _("Kies bij welke acties van de agenda het hoort. Dan komt wat u hoort op de goede plek.")
        found.append(Lack("agenda_items", sentence))
    return [*found, *(Lack(field, sentence) for field, sentence in _TEXTS if not getattr(event, field).strip())]


def lacks_of_dates(dates: Sequence[EventDate]) -> list[Lack]:
    """What is missing of the dates that are not definite yet. No queries."""
    offered = [each for each in dates if each.gathering.state == GatheringState.OFFERED]
    if not offered:
        return [Lack(DATES, _("Kies eerst een datum. Zonder datum kan niemand komen."), blocks=True)]
    return [lack for each in offered for lack in _of_date(each)]


def first_needs(lacks: Iterable[Lack]) -> str:
    """All that must be mended first, as one text; "" when nothing blocks."""
    return " ".join(str(lack.sentence) for lack in lacks if lack.blocks)


def _of_date(date: EventDate) -> Iterable[Lack]:
    gathering, when = date.gathering, {"when": when_of(date.gathering)}
    if gathering.starts_at <= timezone.now():
        yield Lack(DATES, _("%(when)s is al voorbij. Kies een andere dag, of haal die weg.") % when, True, date.pk)
    if gathering.mode != GatheringMode.ON_SITE:
        return
    venue = gathering.venue
    if venue is None:
        yield Lack(DATES, _("Kies een plek voor %(when)s.") % when, True, date.pk)
    elif venue.closed_on is not None and venue.closed_on <= gathering.starts_here.date():
        said = {**when, "place": venue.name}
        sentence = _("‘%(place)s’ is op %(when)s niet meer in gebruik. Kies een andere plek.") % said
        yield Lack(DATES, sentence, True, date.pk)
