"""The sheet that tells how much of what people said has come through, step by step, in all and per action.

For everybody it tells shares in steps of five, and no numbers: those of the whole, beside those per occasion, could
tell what is hidden there.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from contributions.models import AgendaItem
from contributions.service import HIDDEN, Column, ColumnKind, Reference, Scope, Sheet

from ..coverage.counting import ChainCoverage, chain_coverage, coverage_per_theme

#: (field, what it is part of, what it means) of each step that is told.
STEPS = (
    ("read", "Bijdragen", "Gelezen", "Een analist gaf een code, of zag dat er niets in staat."),
    ("coded", "Bijdragen", "Gecodeerd", "Wij weten waar het over gaat."),
    ("excerpts_in_findings", "Fragmenten", "Gebruikt", "Er rust een bevinding op."),
    ("findings_decided", "Bevindingen", "Beantwoord", "Er is een besluit dat iedereen kan lezen."),
    ("people_told", "Mensen", "Kan het teruglezen", "Leest het besluit met de eigen code."),
    ("people_mailed", "Mensen", "Kreeg een mail", "Kreeg ook een mail over het besluit."),
)
_STEP = 5
_COUNT: dict[str, Any] = {"kind": ColumnKind.INTEGER, "values": f"getal · {HIDDEN}"}


def chain_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """The whole first; then per action, when the dossier is about everything or for everybody."""
    is_internal = scope.audience == "intern"
    occasions = scope.occasion_ids if is_internal else None  # one round could be subtracted from all
    yield from _steps(None, "Alles samen", chain_coverage(occasions, scope.using), is_internal=is_internal)
    if occasions is not None:
        return
    per_theme = coverage_per_theme(scope.using)
    for item in AgendaItem.objects.using(scope.using).order_by("number"):
        chain = per_theme.get(item.pk, ChainCoverage())
        yield from _steps(item.number, item.title, chain, is_internal=is_internal)


def _steps(number: int | None, name: str, chain: ChainCoverage, *, is_internal: bool) -> Iterator[tuple[Any, ...]]:
    for step, of, title, _meaning in STEPS:
        part, whole = chain.pair(step)
        cells = (part, whole, round(100 * part / whole) if whole else None) if is_internal else _told(part, whole)
        yield (number, name, of, title, *cells)


def _told(part: int, whole: int) -> tuple[Any, ...]:
    """For everybody: the share in steps of five, when it is about enough people or words."""
    if not whole:
        return 0, 0, None
    share = _STEP * round(100 * part / whole / _STEP) if whole >= settings.SMALLEST_QUOTE_GROUP else HIDDEN
    return HIDDEN, HIDDEN, share


CHAIN = Sheet(
    code="dekking",
    title="Dekking van de keten",
    description="Hoeveel van wat mensen zeiden is gelezen, gebruikt, beantwoord en teruggemeld.",
    order=71,
    columns=(
        Column(
            "action",
            "Actie",
            "Nummer van de actie; leeg is alles samen.",
            8,
            ColumnKind.INTEGER,
            refers=Reference("agenda", "number"),
        ),
        Column("name", "Waarover", "Alles samen, of één actie.", 34, wrap=True),
        Column("of", "Waarvan", "Wat er geteld is.", 14, values="Bijdragen · Fragmenten · Bevindingen · Mensen"),
        Column(
            "step",
            "Stap",
            "Hoe ver het is.",
            22,
            values=" · ".join(f"{title}: {meaning}" for _step, _of, title, meaning in STEPS),
        ),
        Column("part", "Aantal", "Hoeveel er zo ver zijn. Openbaar alleen in procenten.", 18, **_COUNT),
        Column("whole", "Van de", "Hoeveel er in alles zijn. Openbaar alleen in procenten.", 18, **_COUNT),
        Column("share", "Procent", "Het deel van het geheel. Openbaar in stappen van vijf.", 18, **_COUNT),
    ),
    rows=chain_rows,
)
