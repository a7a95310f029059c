"""What the report tells, read from the same moment as the sheets; per theme, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from contributions.models import AgendaItem, Contribution
from contributions.service import Scope, Teller
from synthesis.models import Decision, Evidence, Finding
from synthesis.service import counts_of, decisions_in, findings_in, people_told

#: Words of people per theme, at most.
MOST_QUOTES = 4
_QUOTE_LENGTH = 320


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with its number in this report, and per side the people: (outside, inside, not said, all)."""

    number: str
    finding: Finding
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody gave leave to quote, with the coarsest group that hides the speaker."""

    words: str
    source: str
    finding: str


@dataclass(slots=True)
class Theme:
    """One action of the agenda and what came of it."""

    item: AgendaItem
    found: list[Told] = field(default_factory=list)
    earlier: list[Finding] = field(default_factory=list)
    decisions: list[tuple[str, Decision, list[str]]] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)

    @property
    def undecided(self) -> list[Told]:
        """Findings that no decision rests on."""
        decided = {number for _number, _decision, rests_on in self.decisions for number in rests_on}
        return [told for told in self.found if told.number not in decided]


def themes_of(scope: Scope) -> list[Theme]:
    """Every action of the agenda in its order; about ten queries, whatever lies behind them."""
    themes = {item.pk: Theme(item) for item in AgendaItem.objects.using(scope.using).order_by("number")}
    numbers = _take_findings(themes, scope)
    _take_decisions(themes, numbers, scope)
    _take_quotes(themes, numbers, scope)
    return list(themes.values())


def _take_findings(themes: dict[int, Theme], scope: Scope) -> dict[Any, str]:
    rows = findings_in(scope).select_related("occasion").order_by("agenda_item__number", "pk")
    findings = list(rows)
    counts = counts_of(findings, using=scope.using)
    numbers: dict[Any, str] = {}
    told_counts = {each.pk: people_told(counts[each.pk], scope) for each in findings}
    # By what is told, so that the order does not tell what is hidden.
    for finding in sorted(findings, key=lambda each: -sum(_number(told_counts[each.pk][place]) for place in (3, 7))):
        theme = themes[finding.agenda_item_id]
        if finding.is_earlier_research:
            theme.earlier.append(finding)
            continue
        number = numbers[finding.pk] = f"B{theme.item.number}.{len(theme.found) + 1}"
        told = [str(cell) for cell in told_counts[finding.pk]]
        theme.found.append(Told(number, finding, tuple(told[:4]), tuple(told[4:])))
    return numbers


def _take_decisions(themes: dict[int, Theme], numbers: dict[Any, str], scope: Scope) -> None:
    decisions = decisions_in(scope).prefetch_related("findings").order_by("agenda_item__number", "-decided_on", "pk")
    for decision in decisions:
        theme = themes[decision.agenda_item_id]
        rests_on = sorted(numbers[each.pk] for each in decision.findings.all() if each.pk in numbers)
        theme.decisions.append((f"D{theme.item.number}.{len(theme.decisions) + 1}", decision, rests_on))


def _take_quotes(themes: dict[int, Theme], numbers: dict[Any, str], scope: Scope) -> None:
    """Also in the report for the team: only with leave to quote, and never with a group that is too small."""
    teller = Teller.for_scope(scope)
    quotable = Contribution.objects.using(scope.using).quotable()
    if scope.occasion_ids is not None:
        quotable = quotable.filter(occasion__in=scope.occasion_ids)
    rows = (
        Evidence.objects.using(scope.using)
        .filter(finding__in=list(numbers), contribution__in=quotable.values("pk"))
        .select_related("finding", "excerpt", "contribution__participation__participant")
        .order_by("finding_id", "contribution_id", "pk")
    )
    seen: dict[int, set[Any]] = defaultdict(set)
    for row in rows.iterator(chunk_size=500):
        theme, words = themes[row.finding.agenda_item_id], row.contribution
        if words is None or len(theme.quotes) == MOST_QUOTES or row.finding_id in seen[theme.item.pk]:
            continue
        seen[theme.item.pk].add(row.finding_id)  # one per finding: different voices
        person = words.participation.participant if words.participation else None
        source, _way = teller.tell(words.occasion_id, person.perspective_id if person else None)
        text = row.words if len(row.words) <= _QUOTE_LENGTH else row.words[:_QUOTE_LENGTH] + " …"
        theme.quotes.append(Quote(text, source, numbers[row.finding_id]))


def _number(cell: int | str) -> int:
    return cell if isinstance(cell, int) else 0
