"""What /wat-deden-we-ermee/dekking/ tells; the same questions and at most the same rows, whatever lies behind them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from contributions.models import AgendaItem
from contributions.service import HIDDEN, OccasionKind, hide_small_cells

from .counting import EXCERPTS, FINDINGS, PEOPLE, WORDS, ChainCoverage, in_scope, mailed_per, per

ROUNDS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """How far the words of one round or one theme are; a number that could point at somebody is hidden."""

    name: str
    cells: tuple[Any, ...]


def coverage_context() -> dict[str, Any]:
    """The whole chain in sentences, and the words per theme and per round; nine questions."""
    words, excerpts, findings, people = in_scope(None, "default")
    per_theme = per(words, "agenda_items", WORDS)
    decided = per(findings, "agenda_item_id", FINDINGS)
    total = Counter[str]()
    for part in (per(words, "", WORDS), per(excerpts, "", EXCERPTS), per(people, "", PEOPLE)):
        total.update(part.get(0, {}))
    for row in decided.values():
        total.update(row)
    mailed = mailed_per(people, "").get(0, 0)
    whole = ChainCoverage(**total, read=total["coded"] + total["without_content"], people_mailed=mailed)
    items = AgendaItem.objects.order_by("number")
    rounds = words.filter(occasion__kind=OccasionKind.ROUND).order_by("-occasion_id")
    newest = rounds.values("occasion_id", "occasion__title").annotate(**WORDS)[:ROUNDS_SHOWN]
    return {
        "steps": _steps(whole),
        "themes": _rows(((item.title, per_theme.get(item.pk, {}), decided.get(item.pk, {})) for item in items), whole),
        "rounds": _rows(((row["occasion__title"], row, None) for row in newest), whole),
    }


def _steps(whole: ChainCoverage) -> list[tuple[str, str, str]]:
    """(what, how many, what it means) for each step of the chain."""
    return [
        (
            _("Gelezen door een analist"),
            _told(*whole.pair("read")),
            _("Bijdragen waarvan wij weten waar ze over gaan."),
        ),
        (
            _("Zonder inhoud"),
            _told(*whole.pair("without_content")),
            _("Een groet, of een tekst die niemand begrijpt."),
        ),
        (_("Gebruikt"), _told(*whole.pair("excerpts_in_findings")), _("Stukken tekst waar een bevinding op rust.")),
        (_("Beantwoord"), _told(*whole.pair("findings_decided")), _("Bevindingen met een besluit dat u kunt lezen.")),
        (_("Kan het teruglezen"), _told(*whole.pair("people_told")), _("Mensen die het besluit lezen met hun code.")),
        (_("Kreeg een mail"), _told(*whole.pair("people_mailed")), _("Mensen die ook een mail kregen.")),
    ]


def _told(part: int, whole: int) -> str:
    """Part of whole in words; neither the part nor what is left over points at a few people."""
    smallest = settings.SMALLEST_CELL
    if whole == 0:
        return _("nog niets")
    if whole < smallest:
        return _("minder dan %(smallest)s in totaal") % {"smallest": smallest}
    if part == whole:
        return _("alle %(whole)s") % {"whole": whole}
    if part and part < smallest:
        return _("een paar van de %(whole)s") % {"whole": whole}
    if whole - part < smallest:
        return _("bijna alle %(whole)s") % {"whole": whole}
    return _("%(part)s van de %(whole)s") % {"part": part, "whole": whole}


def _rows(named: Any, whole: ChainCoverage) -> list[Row]:
    """Coded, without content, waiting, all; and the findings with a decision beside them when there are any.

    These are parts of `whole`, themes too when most words have one: nothing hidden can be found by taking the others
    off what is told of it. What is left over is hidden as a row of its own would be.
    """
    found = list(named)
    counts = [_words_of(words) for _name, words, _findings in found]
    told = whole.coded, whole.without_content, whole.waiting
    coded, without, waiting = (max(all_ - sum(row[at] for row in counts), 0) for at, all_ in enumerate(told))
    counts.append((coded, without, waiting))
    hidden = hide_small_cells(counts, smallest=settings.SMALLEST_CELL)
    rows = []
    for (name, _words, findings), cells in zip(found, hidden, strict=False):
        beside = (
            () if findings is None else (f"{findings.get('findings_decided', 0)} / {findings.get('findings', 0)}",)
        )
        rows.append(Row(name, (*(HIDDEN if cell is None else cell for cell in cells), *beside)))
    return rows


def _words_of(row: Mapping[str, int]) -> tuple[int, int, int]:
    coded, without = row.get("coded", 0), row.get("without_content", 0)
    return coded, without, row.get("contributions", 0) - coded - without
