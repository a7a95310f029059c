"""Everything somebody wants to know before coming: the page of one event."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatherings.models import Venue
from gatherings.service import VENUE_NEEDS, AccessNeed, GatheringMode, sheet_of

from ..enums import PartnerRole
from ..languages import names_of
from ..models import Event
from .dates import public_dates
from .rows import DateRow, rows_of
from .sharing import share_tags
from .standing import Standing
from .structured import as_script, structured

_HOSTS = (PartnerRole.CO_HOST, PartnerRole.PLACE)
_BEHIND_US = (Standing.OVER, Standing.CANCELLED)


@dataclass(frozen=True, slots=True)
class Place:
    """A place, what is there, what is not, and what nobody looked at yet."""

    venue: Venue
    days: list[str]
    there_is: list[str]
    missing: list[str]
    unknown: list[str]
    measures: list[str]
    checked: str


def event_page_context(event: Event, request: HttpRequest) -> dict[str, Any]:
    """The event with its dates, places, questions and partners. The same number of queries for one date and for fifty.

    In a preview of a draft there may be no date at all.
    """
    now = timezone.now()
    rows = rows_of(public_dates().filter(event=event).select_related("report"), now)
    ahead = [row for row in rows if row.standing not in _BEHIND_US]
    coming = [row for row in rows if row.date.gathering.ends_at > now and row.standing != Standing.OVER]
    return {
        "event": event,
        "coming": coming,
        "past": [row for row in reversed(rows) if row not in coming],
        "is_over": bool(rows) and not ahead,
        "next": ahead[0] if ahead else None,
        "places": places_of(ahead or rows[-1:]),
        "from_home": from_home(ahead),
        "arranged": arranged_of(event),
        "languages": names_of(event.languages),
        "questions": list(event.questions.all()),
        "hosts": [each.partner for each in event.event_partners.filter(role__in=_HOSTS).select_related("partner")],
        "meant_for": [each.label for each in event.meant_for.all()],
        "stages": stages_of(event, rows),
        "structured": as_script(structured(event, rows)) if rows else "",
        "share": share_tags(event),
    }


def from_home(rows: list[DateRow]) -> list[str]:
    """What one needs to know to take part without going anywhere, in sentences."""
    modes = {row.date.gathering.mode for row in rows}
    told = []
    if GatheringMode.ONLINE in modes:
        told += [
            _("U doet mee met uw telefoon, tablet of computer. Uw camera mag uit."),
            _("U krijgt de link als u zich aanmeldt. Lukt het niet met het scherm? Bel ons."),
        ]
    if GatheringMode.PHONE in modes:
        told.append(_("U doet mee met de telefoon. Wij bellen u. Dat kost u niets."))
    return told


def places_of(rows: list[DateRow]) -> list[Place]:
    """Each place once, with the days on which people go there."""
    days: dict[int, list[str]] = {}
    venues: dict[int, Venue] = {}
    for row in rows:
        if row.venue is not None:
            venues.setdefault(row.venue.pk, row.venue)
            days.setdefault(row.venue.pk, []).append(row.day)
    return [_place(venue, days[pk]) for pk, venue in venues.items()]


def _place(venue: Venue, days: list[str]) -> Place:
    """Of what nobody looked at we do not say that it is not there."""
    sheet = sheet_of(venue)
    rest = [str(AccessNeed(need).label) for need in VENUE_NEEDS if need.value not in venue.features]
    return Place(
        venue=venue,
        days=days,
        there_is=sheet.there_is if sheet else [],
        missing=rest if venue.checked_on else [],
        unknown=[] if venue.checked_on else rest,
        measures=sheet.measures if sheet else [],
        checked=date_format(venue.checked_on, "j F Y") if venue.checked_on else "",
    )


def arranged_of(event: Event) -> list[tuple[bool, str]]:
    """What we arrange and what we do not, as sentences: whether, and the sentence."""
    return [
        (True, _("Meedoen is gratis. U betaalt niets.")),
        (event.interpreter, _("Een tolk in uw taal kan.") if event.interpreter else _("Er is geen tolk.")),
        (
            event.sign_language,
            _("Een tolk gebarentaal kan.") if event.sign_language else _("Er is geen tolk gebarentaal."),
        ),
        (
            event.childcare,
            _("Wij regelen opvang voor uw kind.") if event.childcare else _("Er is geen opvang voor kinderen."),
        ),
        (event.food, _("Er is iets te eten.") if event.food else _("Er is geen eten.")),
        (
            event.travel_paid,
            _("Wij betalen uw reis.") if event.travel_paid else _("Uw reis betaalt u zelf."),
        ),
    ]


def stages_of(event: Event, rows: list[DateRow]) -> list[dict[str, str]]:
    """What happens afterwards, and where we are now."""
    over = bool(rows) and all(row.standing in _BEHIND_US for row in rows)
    now = 0 if not over else 3 if any(row.report_url for row in rows) else 1
    steps = [
        ("antwoorden", _("U komt en vertelt"), _("Wij schrijven op wat u zegt, zonder uw naam.")),
        ("lezen", _("Wij lezen alles"), _("Wat hoorden wij, en van wie?")),
        ("terugvertellen", _("U leest het verslag"), _("Het staat op deze pagina.")),
        ("besluiten", _("Het team besluit"), _("En zegt waarom.")),
    ]
    states = ["done" if place < now else "now" if place == now else "" for place in range(len(steps))]
    return [
        {"picture": picture, "title": title, "text": text, "state": state}
        for (picture, title, text), state in zip(steps, states, strict=True)
    ]
