"""Poster and flyer as a PDF: one page, large words, a square to scan. Made once for each wording, and kept."""

import hashlib
from typing import Any
from urllib.parse import urlsplit

import segno
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator, capfirst

from gatherings.models import Venue
from gatherings.service import VENUE_NEEDS, GatheringMode
from pages.service import render_pdf

from ..agenda.dates import public_dates
from ..agenda.links import page_url
from ..agenda.rows import DateRow, row_of
from ..agenda.standing import Standing
from ..models import Event
from .fitting import Content, largest_that_fits
from .words import WORDS, PosterWords

#: The size of the paper -> the style sheet for it, after the one they share.
SIZES = {"a4": "outreach/poster-a4.css", "a3": "outreach/poster-a3.css", "a5": "outreach/poster-a5.css"}
TEMPLATE = "outreach/print/poster.html"
MOST_DATES = 4
_SHARED_STYLE = "outreach/poster.css"
_KEPT_SECONDS = 24 * 60 * 60
#: Above so many letters a title has this class, and is so many times larger than the rest (as in poster.css).
_TITLES = ((75, "very-long", 1.95), (40, "long", 2.5), (-1, "short", 3.3))
_MOST_OF_A_PLACE = 110


def coming_rows(event: Event) -> list[DateRow]:
    """The dates one can still come to. Without any there is no poster."""
    now = timezone.now()
    rows = [row_of(date, now) for date in public_dates().filter(event=event)]
    return [row for row in rows if row.standing not in (Standing.OVER, Standing.CANCELLED)]


def poster_pdf(event: Event, rows: list[DateRow], *, language: str, size: str) -> bytes:
    """The poster in this language ("nl", "en") on this paper ("a3", "a4", "a5").

    Raises KeyError for another language or paper, and pages.service.PdfUnavailable.
    """
    words, style = WORDS[language], SIZES[size]
    with translation.override(language):
        context = poster_context(event, rows, words)
        wording = f"{size} {timezone.localdate()} {render_to_string(TEMPLATE, context)}"
        key = f"outreach.poster.{hashlib.sha256(wording.encode()).hexdigest()}"
        kept: bytes | None = cache.get(key)
        if kept is None:
            kept = render_pdf(TEMPLATE, context, stylesheets=(_SHARED_STYLE, style))
            cache.set(key, kept, _KEPT_SECONDS)
        return kept


def poster_context(event: Event, rows: list[DateRow], words: PosterWords) -> dict[str, Any]:
    """What templates/outreach/print/poster.html needs, in the language that is switched on."""
    address = page_url(event)
    shown = rows[:MOST_DATES]
    places = {_place_of(row, words) for row in rows}
    one_place = places.pop() if len(places) == 1 else ""
    venues = {row.venue.pk: row.venue for row in rows if row.venue is not None}
    title_class, title_size = _title(event.title)
    content = Content(
        title=event.title,
        title_size=title_size,
        summary=event.summary,
        dates=[(capfirst(row.day), "" if one_place else _place_of(row, words)) for row in shown],
        one_place=one_place,
        access=access_lines(event, list(venues.values()), words),
        address=_in_short(address),
        has_phone=bool(event.contact_phone),
        has_more=len(rows) > MOST_DATES,
    )
    return {
        "event": event,
        "words": words,
        "kind": words.kinds[event.kind],
        "content": content,
        "dates": [(day, _hours(row), place) for (day, place), row in zip(content.dates, shown, strict=True)],
        "density": largest_that_fits(content),
        "title_class": title_class,
        "sign_up": words.sign_up[event.sign_up],
        "is_checked": all(venue.features or venue.checked_on for venue in venues.values()),
        "qr": qr_of(address, words.qr_says),
    }


def _title(title: str) -> tuple[str, float]:
    """Its class in the style sheet, and how many times larger than the rest it is."""
    return next((name, size) for least, name, size in _TITLES if len(title) > least)


def access_lines(event: Event, venues: list[Venue], words: PosterWords) -> list[str]:
    """What is there at each of the places, and what we arrange: only what is true for all dates."""
    there = [
        words.needs[need.value]
        for need in VENUE_NEEDS
        if venues and all(need.value in each.features for each in venues)
    ]
    return there + [line for field, line in words.arranged.items() if getattr(event, field)]


def qr_of(address: str, title: str) -> SafeString:
    """The address as a square to scan, with what it does as its text. Bears a fold or a stain (level Q)."""
    drawing = segno.make(address, error="q", micro=False)
    return mark_safe(drawing.svg_inline(scale=4, border=2, title=title, svgclass="qr"))


def _place_of(row: DateRow, words: PosterWords) -> str:
    mode = row.date.gathering.mode
    if mode == GatheringMode.ONLINE:
        return words.online
    if mode == GatheringMode.PHONE:
        return words.phone
    if row.venue is None:
        return words.place_later
    place = ", ".join(part for part in (row.venue.name, row.venue.street, row.venue.town) if part)
    return Truncator(place).chars(_MOST_OF_A_PLACE)


def _hours(row: DateRow) -> str:
    """ "19.00 - 21.00": the same in both languages."""
    gathering = row.date.gathering
    return f"{gathering.starts_here:%H.%M} - {gathering.ends_here:%H.%M}"


def _in_short(address: str) -> str:
    """As people type it."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")
