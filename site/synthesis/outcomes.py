"""What /wat-deden-we-ermee/ tells: per theme what was heard, what follows from it, and what was decided.

The same number of queries and at most the same number of rows, whatever lies behind them.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from contributions.models import AgendaItem, Contribution
from contributions.service import AgendaPart, OccasionKind

from .models import Decision, Finding
from .people_counts import People, people_per_theme, people_sentence, quote_source

FINDINGS_SHOWN = 4
DECISIONS_SHOWN = 4
QUOTES_SHOWN = 2


@dataclass(frozen=True)
class Quote:
    """Words somebody gave leave to show, with the group they came from when that is large enough."""

    text: str
    source: str
    question: str


@dataclass
class Theme:
    """One action of the agenda, and what came of it."""

    item: AgendaItem
    people: str = ""
    findings: list[Finding] = field(default_factory=list)
    earlier: list[Finding] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    has_more: bool = False

    @property
    def has_something(self) -> bool:
        """Whether there is anything to tell besides a number of people."""
        return bool(self.findings or self.earlier or self.quotes or self.decisions)


@dataclass(frozen=True)
class Part:
    """WAT, HOE or WIE, with its themes: those with something to tell, and those still silent."""

    code: str
    label: str
    themes: list[Theme]
    silent: list[Theme]


def overview() -> list[Part]:
    """The whole agenda in three parts; seven queries."""
    themes = {item.pk: Theme(item) for item in AgendaItem.objects.order_by("number")}
    people = people_per_theme()
    _add_people(themes, people)
    _add_findings(themes, _first(Finding.objects.all(), "agenda_item", FINDINGS_SHOWN + 1, "agenda_item_id", "pk"))
    public = Decision.objects.public()
    newest = (F("decided_on").desc(nulls_first=True), F("pk").asc())
    _add_decisions(themes, _first(public, "agenda_item", DECISIONS_SHOWN + 1, *newest))
    _add_quotes(themes, people)
    return [
        Part(
            code=part.value,
            label=part.label,
            themes=[each for each in themes.values() if each.item.part == part and each.has_something],
            silent=[each for each in themes.values() if each.item.part == part and not each.has_something],
        )
        for part in AgendaPart
    ]


def _first(
    rows: QuerySet[Any], per: str, limit: int, *order: Any
) -> QuerySet[Any]:
    """The first few rows of each group, in one query."""
    place = Window(RowNumber(), partition_by=[F(per)], order_by=list(order))
    return rows.annotate(place=place).filter(place__lte=limit).order_by("place")


def _add_people(themes: dict[int, Theme], people: dict[int, People]) -> None:
    for item_id, theme in themes.items():
        theme.people = people_sentence(people.get(item_id, People()))


def _add_findings(themes: dict[int, Theme], findings: Iterable[Finding]) -> None:
    for finding in findings.select_related("occasion"):
        theme = themes[finding.agenda_item_id]
        if len(theme.findings) + len(theme.earlier) == FINDINGS_SHOWN:
            theme.has_more = True
        elif finding.is_earlier_research:
            theme.earlier.append(finding)
        else:
            theme.findings.append(finding)


def _add_decisions(themes: dict[int, Theme], decisions: Iterable[Decision]) -> None:
    for decision in decisions:
        theme = themes[decision.agenda_item_id]
        if len(theme.decisions) == DECISIONS_SHOWN:
            theme.has_more = True
        else:
            theme.decisions.append(decision)
