"""The sheet "Waar mensen stoppen": per question who met it, answered, skipped, and how many drafts end there."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from contributions.service import Column, ColumnKind, Scope, Sheet, hide_small_cells, tell_cells

from ..enums import MethodCode
from ..figures import QuestionFlow
from .answers import SKIPPED, QuestionTable, question_tables
from .figures import figures_in
from .parts import COUNT, COUNT_VALUES, NO, YES, rounds_in, told


def stop_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """One row per question, in the order in which people meet them."""
    figures = figures_in(scope)
    tables = {str(found.item.pk): found for found in question_tables(scope)}
    for round_ in rounds_in(scope).order_by("pk"):
        for flow in figures[round_.pk].questions:
            if flow.item not in tables:
                continue  # told on a sheet of its own (answers.TOLD_ELSEWHERE)
            is_apart = tables[flow.item].item.step.method == MethodCode.PRIORITIES
            # There organisations and the team stand beside the groups: a sum of all would tell how many they are.
            shown, answered, skipped = (None,) * 3 if is_apart else tell_flow(flow, tables[flow.item])
            stopped = flow.stopped if flow.stopped == 0 or flow.stopped >= settings.SMALLEST_CELL else None
            parts = {"answered": answered, "skipped": skipped, "shown": shown, "stopped": stopped}
            cells = tell_cells(scope, "stoppen", flow.item, parts, [("answered", "skipped", "shown")])
            yield (
                round_.title,
                flow.item,
                flow.number,
                flow.text,
                NO if flow.retired else YES,
                *(told(cells[name]) for name in ("shown", "answered", "skipped", "stopped")),
            )


def tell_flow(flow: QuestionFlow, table: QuestionTable | None) -> tuple[int | None, int | None, int | None]:
    """(shown, answered, skipped), hidden where they point at somebody, and wherever "Antwoorden per groep" hides them.

    That sheet tells how many skipped, and of some questions how many there were in all. What it hides would come out
    here by subtraction, and what is hidden here would come out there; so both hide the same. A paragraph of a text is
    not on that sheet.
    """
    (row,) = hide_small_cells([[flow.answered, flow.skipped]], smallest=settings.SMALLEST_CELL, columns_add_up=False)
    answered, skipped, shown = row
    if table is None:
        return shown, answered, skipped
    if not table.is_now:
        return None, None, None  # that sheet tells what an earlier dossier told
    skipped_elsewhere = table.total_of(SKIPPED)
    if skipped_elsewhere is None or skipped is None or answered is None:
        answered = skipped = None
        if skipped_elsewhere is not None and not table.adds_up:
            shown = None
    if table.adds_up and table.table[-1][-1] is None:
        answered = skipped = shown = None
    return shown, answered, skipped


STOPS = Sheet(
    code="stoppen",
    title="Waar mensen stoppen",
    description="Per vraag: hoeveel mensen haar zagen, beantwoordden of oversloegen, en na welke vraag mensen stopten "
    "zonder in te sturen. Wat zij in een concept schreven, leest niemand. Stellingen, casussen en stukjes van een "
    "tekst hebben een eigen blad.",
    order=31,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("item", "Nummer van de vraag", "Verwijst naar het blad ‘Ronde en vragen’.", 38, ColumnKind.CODE),
        Column("number", "Plaats", "De hoeveelste vraag van de ronde.", 8, ColumnKind.INTEGER),
        Column("text", "Vraag", "De vraag zoals zij nu gevraagd wordt.", 50, wrap=True),
        Column("asked_now", "Nu gevraagd", "Wordt deze vraag nog gesteld?", 12, values="ja · nee"),
        Column("shown", "Gezien", f"Van wie instuurde. {COUNT}", 16, ColumnKind.INTEGER, values=COUNT_VALUES),
        Column("answered", "Beantwoord", f"Van wie instuurde. {COUNT}", 16, ColumnKind.INTEGER, values=COUNT_VALUES),
        Column("skipped", "Overgeslagen", f"Van wie instuurde. {COUNT}", 16, ColumnKind.INTEGER, values=COUNT_VALUES),
        Column(
            "stopped",
            "Hierna gestopt",
            "Concepten die niet zijn ingestuurd en waarin na deze vraag niets meer is bewaard. Zij tellen niet als "
            "mensen. Minder dan 5 wordt niet verteld. Concepten van vandaag tellen nog niet mee.",
            16,
            ColumnKind.INTEGER,
            values=COUNT_VALUES,
        ),
    ),
    rows=stop_rows,
)
