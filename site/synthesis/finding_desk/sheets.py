"""The sheet under the findings: what each rests on, and what speaks against it."""

from collections.abc import Iterator
from typing import Any

from contributions.service import Column, ColumnKind, Reference, Scope, Sheet

from ..coding.sheets import WORDS, words_shown
from ..counting import told_hands
from ..enums import Direction
from ..models import Evidence

_CHUNK = 1000


def evidence_rows_of(findings: Any) -> Any:
    """`evidence_rows(scope)` for the findings that `findings(scope)` gives."""

    def rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
        """Words only where they may stand in this dossier; hands and results always: these are totals."""
        shown = Evidence.objects.using(scope.using).filter(contribution__in=words_shown(scope).values("pk"))
        totals = Evidence.objects.using(scope.using).filter(contribution=None)
        both = (shown | totals).filter(finding__in=findings(scope).values("pk"))
        ordered = both.select_related("finding", "contribution", "excerpt", "tally__occasion").order_by(
            "finding__agenda_item__number", "finding_id", "direction", "contribution_id", "pk"
        )
        for row in ordered.iterator(chunk_size=_CHUNK):
            tally = row.tally
            yield (
                str(row.finding_id),
                row.finding.sentence,
                row.get_direction_display(),
                str(row.contribution_id or ""),
                row.words,
                _hands(tally, scope) if tally else "",
                row.result_name,
                row.result_url,
                row.note if scope.audience == "intern" else "",  # a note may quote the words beside it
            )

    return rows


def _hands(tally: Any, scope: Scope) -> str:
    """A show of hands in words; for everybody without small numbers, and without which evening or class it was."""
    everybody = scope.audience != "intern"
    where = tally.occasion.get_kind_display() if everybody else tally.occasion.title
    return f"{told_hands(tally.count, tally.people, everybody=everybody)}: {tally.statement} ({where})"


def evidence_sheet(findings: Any) -> Sheet:
    """The sheet for those findings."""
    return Sheet(
        code="onderbouwing",
        title="Onderbouwing",
        description="Waar elke bevinding op rust, en wat haar tegenspreekt.",
        order=61,
        columns=(
            Column(
                "finding",
                "Bevinding",
                "Nummer van de bevinding.",
                38,
                ColumnKind.CODE,
                refers=Reference("bevindingen"),
            ),
            Column("sentence", "In één zin", "De bevinding.", 60, wrap=True),
            Column(
                "direction",
                "Richting",
                "Of dit de bevinding ondersteunt.",
                20,
                values=" · ".join(str(each.label) for each in Direction),
            ),
            Column("contribution", "Bijdrage", "Nummer van de bijdrage.", 38, ColumnKind.CODE, refers=WORDS),
            Column("words", "Woorden", "De woorden uit de leeskopie.", 80, wrap=True),
            Column("tally", "Telling", "Handen of een klas: staat ernaast, telt niet mee.", 50, wrap=True),
            Column("result", "Uitkomst van een ronde", "Wat mensen kozen zonder woorden.", 40, wrap=True),
            Column("result_url", "Waar die staat", "De bladzijde met de uitkomst.", 40, wrap=True),
            Column("note", "Toelichting", "Wat de analist erbij schreef.", 40, wrap=True),
        ),
        rows=evidence_rows_of(findings),
    )
