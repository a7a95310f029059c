"""An event as search engines and other agendas read it: schema.org, as JSON-LD in the page.

A block of data is not run by a browser, so the security policy lets it stand. In it is only what the page says.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from gatherings.models import Venue
from gatherings.service import VENUE_NEEDS, AccessNeed, GatheringMode

from ..models import Event
from .links import page_url, whole
from .rows import DateRow
from .standing import Standing

_SCHEMA = "https://schema.org/"
#: Signs that could end the block, or that some programs do not take inside a script.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_CLOSED = (Standing.FULL, Standing.INVITED)


def as_script(data: dict[str, Any]) -> SafeString:
    """The element to put in a page, safe whatever people typed."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def structured(event: Event, rows: Sequence[DateRow]) -> dict[str, Any]:
    """One date is an Event; several are an EventSeries with each of them in it. `rows` are in the order of time."""
    dates = [_date(event, row) for row in rows]
    if len(dates) == 1:
        return {"@context": _SCHEMA.rstrip("/"), **dates[0]}
    return {
        "@context": _SCHEMA.rstrip("/"),
        "@type": "EventSeries",
        "@id": f"{page_url(event)}#reeks",
        **_shared(event),
        "startDate": dates[0]["startDate"],
        "endDate": max(rows, key=lambda row: row.date.gathering.ends_at).date.gathering.ends_here.isoformat(),
        "location": dates[0]["location"],
        "eventStatus": dates[0]["eventStatus"] if _all_the_same(dates) else f"{_SCHEMA}EventScheduled",
        "subEvent": dates,
    }


def _all_the_same(dates: Sequence[dict[str, Any]]) -> bool:
    return len({each["eventStatus"] for each in dates}) == 1


def _date(event: Event, row: DateRow) -> dict[str, Any]:
    gathering = row.date.gathering
    on_site = gathering.mode == GatheringMode.ON_SITE
    return {
        "@type": "Event",
        "@id": f"{page_url(event)}#{row.date.pk}",
        **_shared(event),
        "startDate": gathering.starts_here.isoformat(),
        "endDate": gathering.ends_here.isoformat(),
        "eventStatus": f"{_SCHEMA}{'EventCancelled' if row.is_cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"{_SCHEMA}{'Offline' if on_site else 'Online'}EventAttendanceMode",
        "location": _place(row.venue) if on_site else {"@type": "VirtualLocation", "url": page_url(event)},
        "offers": {
            "@type": "Offer",
            "price": 0,
            "priceCurrency": "EUR",
            "availability": f"{_SCHEMA}{'SoldOut' if row.standing in _CLOSED else 'InStock'}",
            "url": whole(row.sign_up_url) if row.sign_up_url else page_url(event),
        },
    }


def _shared(event: Event) -> dict[str, Any]:
    return {
        "name": event.title,
        "description": event.summary,
        "url": page_url(event),
        "image": [whole(reverse("outreach:share_image", args=[event.slug]))],
        "inLanguage": list(event.languages) or ["nl"],
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": settings.SITE_NAME, "url": f"{settings.BASE_URL}/"},
    }


def _place(venue: Venue | None) -> dict[str, Any]:
    """Where to go, with what is there for who needs it; "Nederland" as long as the place is not known."""
    address = {"@type": "PostalAddress", "addressCountry": "NL"}
    if venue is None:
        return {"@type": "Place", "name": "Nederland", "address": address}
    known = {
        "streetAddress": venue.street,
        "postalCode": venue.postcode,
        "addressLocality": venue.town,
        "addressRegion": venue.get_province_display(),
    }
    found: dict[str, Any] = {
        "@type": "Place",
        "name": venue.name,
        "address": {**address, **{name: value for name, value in known.items() if value}},
    }
    features = [
        {"@type": "LocationFeatureSpecification", "name": str(AccessNeed(need).label), "value": True}
        for need in VENUE_NEEDS
        if need.value in venue.features
    ]
    return {**found, "amenityFeature": features} if features else found
