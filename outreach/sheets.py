"""The sheets of events in the dossier: dates with who came, cards by question and way, hands, and reports.

Who was heard per group stands on the sheet "Deelnames"; the words stand on "Bijdragen", under the same title.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from django.conf import settings
from django.db.models import Count

from contributions.models import Tally
from contributions.service import HIDDEN, Column, ColumnKind, Reference, Scope, Sheet, tell_cell, told_people
from gatherings.service import GatheringState

from .cards.figures import are_told, came_at
from .enums import PUBLIC_EVENT_STATES, CardWay, ReportState
from .models import EventDate, EventReport, SignalCard

INTERN = "intern"
HELD = (GatheringState.PLANNED, GatheringState.HELD)


def dates_in(scope: Scope) -> list[EventDate]:
    """For the team every date that was fixed; for everybody those of events on the website. One query per dossier."""
    return cast("list[EventDate]", scope.once("event dates", _read_dates))


def _read_dates(scope: Scope) -> list[EventDate]:
    chosen = EventDate.objects.using(scope.using).filter(gathering__state__in=HELD)
    if scope.audience != INTERN:
        chosen = chosen.filter(event__state__in=PUBLIC_EVENT_STATES)
    if scope.occasion_ids is not None:
        chosen = chosen.filter(gathering__occasion__in=scope.occasion_ids)
    found = chosen.select_related("event", "gathering__venue", "gathering__occasion")
    return list(found.order_by("gathering__starts_at", "pk"))


def told(number: int) -> int | str:
    """A number of people as it may be told: not when it is small. Nobody is told."""
    return HIDDEN if 0 < number < settings.SMALLEST_CELL else number


def _beside_earlier(scope: Scope, sheet: str, key: object, number: int | str) -> int | str:
    """The same, or what may stand beside earlier dossiers."""
    cell = tell_cell(scope, sheet, key, number if isinstance(number, int) else None)
    return HIDDEN if cell is None else cell


def _short(question: str) -> str:
    """A question without its words: a key tells nothing."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]


def date_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per date. Who came and who was heard stand beside each other, and are never added up."""
    dates = dates_in(scope)
    came, heard = came_at(dates, using=scope.using), told_people(scope)
    for date in dates:
        gathering = date.gathering
        here = heard.get(gathering.occasion_id or 0, {}).get("", [0])[-1]
        yield (
            gathering.occasion_id,
            date.event.title,
            date.event.get_kind_display(),
            gathering.starts_here.date(),
            gathering.get_mode_display(),
            gathering.venue.town if gathering.venue else "",
            gathering.get_state_display(),
            _beside_earlier(scope, "bijeenkomsten", gathering.pk, told(came[gathering.pk])),
            HIDDEN if here is None else here,
        )


def card_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per date, question as it was asked, and way."""
    dates = {date.pk: date for date in dates_in(scope)}
    found = SignalCard.objects.using(scope.using).filter(date__in=dates, contribution__emptied_reason="").order_by()
    rows = found.values_list("date", "contribution__question", "way").annotate(count=Count("pk"))
    places = {key: place for place, key in enumerate(dates)}
    for key, question, way, count in sorted(rows, key=lambda row: (places[row[0]], row[1], row[2])):
        date = dates[key]
        number = count if scope.audience == INTERN else told(count)
        number = _beside_earlier(scope, "signaalkaarten", f"{key} {way} {_short(question)}", number)
        yield date.gathering.occasion_id, date.event.title, question, CardWay(way).label, number


def tally_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per show of hands, without numbers of a small room. Beside persons, never added to them."""
    dates = {date.gathering.occasion_id: date for date in dates_in(scope)}
    found = Tally.objects.using(scope.using).filter(occasion__in=[key for key in dates if key])
    for tally in found.order_by("occasion", "statement", "pk"):
        count, of = (tally.count, tally.people) if are_told(tally) else (HIDDEN, HIDDEN)
        yield tally.occasion_id, dates[tally.occasion_id].event.title, tally.question, tally.statement, count, of


def report_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per report: for the team all, for everybody those that are online."""
    chosen = EventReport.objects.using(scope.using).filter(date__in=[date.pk for date in dates_in(scope)])
    if scope.audience != INTERN:
        chosen = chosen.filter(state=ReportState.PUBLISHED)
    for report in chosen.select_related("date__event", "date__gathering").order_by("date__gathering__starts_at", "pk"):
        yield (
            report.date.gathering.occasion_id,
            report.date.event.title,
            report.get_state_display(),
            report.heard,
            report.next_steps,
            report.published_on,
        )


_NUMBER = Column("occasion", "Nummer", "Van de datum; hetzelfde op elk blad.", 10, ColumnKind.INTEGER)
_WHICH = replace(_NUMBER, refers=Reference("bijeenkomsten", "occasion"))
_TITLE = Column("title", "Bijeenkomst", "Zo heet het ook op de bladen Deelnames en Bijdragen.", 34, wrap=True)
_PEOPLE = f"getal · {HIDDEN}"

DATES = Sheet(
    code="bijeenkomsten",
    title="Bijeenkomsten",
    description="Avonden, spreekuren en bezoeken in het land. Wie kwam en wie woorden achterliet staan naast elkaar, "
    "en tellen nooit bij elkaar op.",
    order=41,
    identity=("occasion",),
    columns=(
        _NUMBER,
        _TITLE,
        Column("kind", "Soort", "Wat voor bijeenkomst het was.", 24),
        Column("held_on", "Datum", "De dag.", 14, ColumnKind.DATE),
        Column("mode", "Hoe", "Op een plek, online of aan de telefoon.", 18),
        Column("town", "Plaats", "Waar het was.", 18),
        Column("state", "Stand", "Gaat door, of gehouden.", 14),
        Column("came", "Kwamen", "Hoeveel mensen er waren.", 12, ColumnKind.INTEGER, values=_PEOPLE),
        Column("heard", "Gehoord", "Hoeveel mensen woorden achterlieten.", 12, ColumnKind.INTEGER, values=_PEOPLE),
    ),
    rows=date_rows,
)
CARDS = Sheet(
    code="signaalkaarten",
    title="Signaalkaarten",
    description="Hoeveel kaarten er kwamen, per vraag en per manier van schrijven. De woorden staan op het blad "
    "Bijdragen.",
    order=42,
    columns=(
        _WHICH,
        _TITLE,
        Column("question", "Vraag", "De vraag zoals die gesteld is.", 50, wrap=True),
        Column("way", "Hoe", "Op de telefoon, op papier, of opgeschreven door een gastheer.", 34),
        Column("cards", "Kaarten", "Hoeveel kaarten met woorden.", 12, ColumnKind.INTEGER, values=_PEOPLE),
    ),
    rows=card_rows,
)
TALLIES = Sheet(
    code="handen_in_het_land",
    title="Handen in het land",
    description="Handen omhoog op een bijeenkomst. Dit staat naast de aantallen mensen, en telt daar nooit bij op.",
    order=43,
    columns=(
        _WHICH,
        _TITLE,
        Column("question", "Vraag", "De vraag zoals die gesteld is.", 50, wrap=True),
        Column("statement", "Wie vindt dit?", "Waarbij mensen hun hand opstaken.", 50, wrap=True),
        Column("count", "Handen", "Hoeveel handen omhoog gingen.", 10, ColumnKind.INTEGER, values=_PEOPLE),
        Column("of", "Van", "Hoeveel mensen er op dat moment waren.", 10, ColumnKind.INTEGER, values=_PEOPLE),
    ),
    rows=tally_rows,
)
REPORTS = Sheet(
    code="verslagen_in_het_land",
    title="Verslagen in het land",
    description="Per bijeenkomst: wat wij hoorden, en wat wij ermee doen.",
    order=44,
    identity=("occasion",),
    columns=(
        _WHICH,
        _TITLE,
        Column("state", "Stand", "Concept, of online.", 16),
        Column("heard", "Wat wij hoorden", "In gewone woorden, zonder namen.", 80, wrap=True),
        Column("next_steps", "Wat wij ermee doen", "In gewone woorden.", 60, wrap=True),
        Column("published_on", "Online sinds", "De eerste dag op de website.", 14, ColumnKind.DATE),
    ),
    rows=report_rows,
)

SHEETS: tuple[Sheet, ...] = (DATES, CARDS, TALLIES, REPORTS)
