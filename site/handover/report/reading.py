"""What the report tells, read from the same moment as the sheets; per theme, in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from contributions.models import AgendaItem, Contribution
from contributions.service import Scope, Teller, tell_cells
from synthesis.models import Decision, Evidence, Finding
from synthesis.service import (
    Direction,
    FindingCounts,
    FindingState,
    counts_of,
    decisions_in,
    findings_in,
    people_told,
    told_hands,
)

#: Words of people per theme, at most.
MOST_QUOTES = 4
_QUOTE_LENGTH = 320
#: Fewer letters say little to who did not hear the question.
_TELLING = 40


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with its number in this report, and per side the people: (outside, inside, not said, all).

    `beside` are shows of hands, totals of classes and results of rounds, in words. `groups` are the people for and
    against per group ("" did not say); None where a group would be too small to name.
    """

    number: str
    finding: Finding
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]
    beside: tuple[str, ...] = ()
    groups: dict[str, tuple[int, int]] | None = None

    @property
    def is_concept(self) -> bool:
        """Whether the team did not adopt it yet."""
        return self.finding.state != FindingState.ADOPTED


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody gave leave to quote, with the coarsest group that hides the speaker."""

    words: str
    source: str
    finding: str
    speaks_against: bool


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
    items = AgendaItem.objects.using(scope.using).order_by("number")
    if scope.agenda_code:
        items = items.filter(code=scope.agenda_code)
    themes = {item.pk: Theme(item) for item in items}
    numbers = _take_findings(themes, scope)
    _take_decisions(themes, numbers, scope)
    _take_quotes(themes, numbers, scope)
    return list(themes.values())


def numbers_of(themes: list[Theme]) -> Iterator[str]:
    """The numbers of all findings and decisions: words that lead somewhere in the report."""
    for theme in themes:
        yield from (told.number for told in theme.found)
        yield from (number for number, _decision, _rests in theme.decisions)


def _take_findings(themes: dict[int, Theme], scope: Scope) -> dict[Any, str]:
    rows = findings_in(scope).select_related("occasion").order_by("agenda_item__number", "pk")
    findings = list(rows)
    counts = counts_of(findings, using=scope.using)
    numbers: dict[Any, str] = {}
    told_counts = {each.pk: people_told(counts[each.pk], scope, each.pk) for each in findings}
    # By what is told, so that the order does not tell what is hidden.
    for finding in sorted(findings, key=lambda each: -sum(_number(told_counts[each.pk][place]) for place in (3, 7))):
        theme = themes[finding.agenda_item_id]
        if finding.is_earlier_research:
            theme.earlier.append(finding)
            continue
        number = numbers[finding.pk] = f"B{theme.item.number}.{len(theme.found) + 1}"
        told = [str(cell) for cell in told_counts[finding.pk]]
        beside = tuple(_beside(counts[finding.pk], everybody=scope.audience != "intern"))
        told_all = told_counts[finding.pk][3], told_counts[finding.pk][7]
        groups = _groups(counts[finding.pk], scope, finding.pk, told_all)
        theme.found.append(Told(number, finding, tuple(told[:4]), tuple(told[4:]), beside, groups))
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
        .order_by("contribution_id", "pk")
    )
    first: dict[tuple[Any, str], Evidence] = {}
    for row in rows.iterator(chunk_size=500):
        key = row.finding_id, row.direction  # one voice for and one against: the first that tells something
        if key not in first or len(first[key].words) < _TELLING <= len(row.words):
            first[key] = row
    place = {key: order for order, key in enumerate(numbers)}
    for row in sorted(first.values(), key=lambda each: (place[each.finding_id], each.direction == Direction.AGAINST)):
        theme, words = themes[row.finding.agenda_item_id], row.contribution
        if words is None or len(theme.quotes) == MOST_QUOTES:
            continue
        person = words.participation.participant if words.participation else None
        source, _way = teller.tell(words.occasion_id, person.perspective_id if person else None)
        text = row.words if len(row.words) <= _QUOTE_LENGTH else row.words[:_QUOTE_LENGTH] + " …"
        against = row.direction == Direction.AGAINST
        theme.quotes.append(Quote(text, source, numbers[row.finding_id], against))


def _groups(
    counts: FindingCounts, scope: Scope, key: Any, told_all: tuple[int | str, int | str]
) -> dict[str, tuple[int, int]] | None:
    """For everybody only when no group of this finding is small, nor what changed since an earlier dossier.

    And when together they are what is told of the whole finding (`told_all`, for and against): that may be older.
    """
    groups = {name: (supporting, contradicting) for name, supporting, contradicting in counts.groups}
    if scope.audience == "intern" or not groups:
        return groups
    if any(0 < number < settings.SMALLEST_CELL for pair in groups.values() for number in pair):
        return None
    cells: dict[str, int | None] = {}
    lines = []
    for place, side in enumerate(("voor", "tegen")):
        of_side = {f"{side} {name}": pair[place] for name, pair in groups.items()}
        if sum(of_side.values()) != told_all[place]:
            return None
        cells |= of_side | {f"{side} samen": sum(of_side.values())}
        lines.append([*of_side, f"{side} samen"])
    told = tell_cells(scope, "groepen", str(key), cells, lines)
    shown = {name: (told[f"voor {name}"], told[f"tegen {name}"]) for name in groups}
    whole = {name: (one, other) for name, (one, other) in shown.items() if one is not None and other is not None}
    return whole if len(whole) == len(groups) else None


def _number(cell: int | str) -> int:
    return cell if isinstance(cell, int) else 0


def _beside(counts: FindingCounts, *, everybody: bool) -> Iterator[str]:
    """What stands beside people and is never added to them."""
    for verb, side in (("voor", counts.supporting), ("tegen", counts.contradicting)):
        raised: dict[tuple[str, str], list[str]] = {}
        for hands in side.hands:
            where = "" if everybody else f" ({hands.occasion})"
            told = told_hands(hands.count, hands.people, everybody=everybody)
            raised.setdefault((hands.statement, where), []).append(told)
        for (statement, where), numbers in raised.items():
            yield f"{verb}: {_listed(numbers)} bij ‘{statement}’{where}"
        for name, url in side.results:
            here = settings.BASE_URL if url.startswith("/") else ""
            yield f"{verb}: {name}" + (f" ({here}{url})" if url else "")


def _listed(parts: list[str]) -> str:
    return " en ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
