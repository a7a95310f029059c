"""How a dossier says what is hidden in it, for people and for machines."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from contributions.service import Column, ColumnKind, Scope, Sheet

from .watch import Watch

#: Why a number is not told, or not as it is now, by code.
SMALL, CHANGE, EARLIER = "small", "change", "earlier"
REASONS = {
    SMALL: "Klein, of een klein aantal is ermee uit te rekenen.",
    CHANGE: "Verborgen: naast een eerder openbaar dossier wees het verschil naar een paar mensen.",
    EARLIER: "Het getal van een eerder openbaar dossier: het verschil met nu gaat over een paar mensen.",
}


def suppressions_of(hidden: Mapping[str, int], guard: Any) -> list[dict[str, Any]]:
    """[{sheet, reason, cells}], and for older numbers the runs they are from; without sheets that hide nothing."""
    found: list[dict[str, Any]] = [
        {"sheet": sheet, "reason": SMALL, "cells": cells} for sheet, cells in sorted(hidden.items()) if cells
    ]
    for (sheet, reason), (cells, runs) in sorted(_by_sheet(guard).items()):
        row = {"sheet": sheet, "reason": reason, "cells": cells}
        found.append({**row, "runs": runs} if runs else row)
    return found


def _by_sheet(guard: Any) -> dict[tuple[str, str], tuple[int, list[str]]]:
    found: dict[tuple[str, str], tuple[int, list[str]]] = {}
    for note in cast(Watch, guard).notes if guard is not None else ():
        key = note.sheet, EARLIER if note.since else CHANGE
        cells, runs = found.get(key, (0, []))
        found[key] = cells + note.cells, sorted({*runs, note.since} - {""})
    return found


def guard_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Per table what is told differently because of an earlier public dossier."""
    for note in cast(Watch, scope.guard).notes if scope.guard is not None else ():
        reason = REASONS[EARLIER if note.since else CHANGE]
        yield note.sheet, note.key, reason, note.cells, note.since


_WHY = " · ".join((REASONS[CHANGE], REASONS[EARLIER]))

GUARDED = Sheet(
    code="eerdere_aantallen",
    title="Aantallen van eerder",
    description="Waar een getal niet van nu is, of verborgen is, omdat er een eerder openbaar dossier naast te leggen "
    "is. Trekt iemand die twee van elkaar af, dan mag dat niet naar een paar mensen wijzen.",
    order=98,
    identity=("sheet", "key"),
    audiences=frozenset({"openbaar"}),
    columns=(
        Column("sheet", "Blad", "Code van het blad.", 24, ColumnKind.CODE),
        Column("key", "Waarover", "Nummer van de vraag, de gelegenheid, de bevinding of het besluit.", 44),
        Column("reason", "Waarom", "Waarom het getal niet van nu is.", 70, wrap=True, values=_WHY),
        Column("cells", "Getallen", "Hoeveel getallen het zijn.", 12, ColumnKind.INTEGER),
        Column("since", "Stand van", "Nummer van de export waaruit het getal komt.", 14),
    ),
    rows=guard_rows,
)
