"""The sheets WAT, HOE and WIE: per action what was heard and from how many, what was decided, and what is open.

Numbers of people are added up from what the sheet ‘Deelnames’ tells, so that nothing can be told here that is hidden
there, and every number can be followed to its source. A person who took part twice is there twice, as on that sheet.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from contributions.models import AgendaItem, Occasion
from contributions.service import HIDDEN, AgendaPart, Column, ColumnKind, Groups, OccasionKind, Reference, Scope, Sheet
from contributions.service import told_people as read_told_people
from people.service import Side

from ..enums import DecisionState
from ..models import Decision, Finding

Ask = Callable[[Scope], Any]

_COUNT: dict[str, Any] = {"kind": ColumnKind.INTEGER, "values": f"getal · {HIDDEN}"}
#: Columns with the number of an action lead to the agenda.
ACTION = Reference("agenda", "number")
_NAMES = {AgendaPart.WHAT: "WAT", AgendaPart.HOW: "HOE", AgendaPart.WHO: "WIE"}


@dataclass(slots=True)
class Sum:
    """Numbers that may be told, added up; and whether there were others beside them."""

    told: int = 0
    is_more: bool = False

    def add(self, number: int | None) -> None:
        """One number; None is hidden."""
        self.told += number or 0
        self.is_more = self.is_more or number is None

    @property
    def cell(self) -> int | str:
        """As it stands in a cell: at least so many."""
        return HIDDEN if self.is_more and not self.told else self.told


@dataclass(slots=True)
class Heard:
    """How many took part in what was about one action."""

    whole: Sum = field(default_factory=Sum)
    by_side: dict[str, Sum] = field(default_factory=lambda: defaultdict(Sum))
    by_kind: dict[str, Sum] = field(default_factory=lambda: defaultdict(Sum))

    @property
    def per_kind(self) -> str:
        """One line per kind of occasion."""
        labels = dict(OccasionKind.choices)
        kinds = sorted(self.by_kind, key=lambda kind: (-self.by_kind[kind].told, kind))
        return "\n".join(f"{labels.get(kind, kind)}: {self.by_kind[kind].cell}" for kind in kinds)

    @property
    def is_more(self) -> bool:
        """Whether something is hidden, so that the numbers are the least it can be."""
        return any(each.is_more for each in (self.whole, *self.by_side.values(), *self.by_kind.values()))


@dataclass(slots=True)
class Story:
    """One action of the agenda and what came of it."""

    item: AgendaItem
    heard: Heard
    findings: list[Finding] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    @property
    def undecided(self) -> list[Finding]:
        """Findings of now that no decision here rests on."""
        decided = {finding.pk for decision in self.decisions for finding in decision.findings.all()}
        return [each for each in self.findings if each.pk not in decided and not each.is_earlier_research]

    @property
    def next_review(self) -> date | None:
        """The first day on which a decision is looked at again."""
        days = [each.review_on for each in self.decisions if each.review_on and not each.reviewed_on]
        return min(days, default=None)

    @property
    def open_work(self) -> Iterator[str]:
        """What still has to be done, each in one line."""
        for decision in self.decisions:
            if decision.state != DecisionState.FINAL:
                yield f"Nog voorlopig: {decision.title}"
        for finding in self.undecided:
            yield f"Nog geen besluit: {finding.sentence}"


def _numbered(lines: list[str]) -> str:
    return lines[0] if len(lines) == 1 else "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _heard(scope: Scope) -> dict[int, Heard]:
    """{action: who took part}, over the occasions that were about it."""
    groups, told = Groups.of(scope), read_told_people(scope)
    side_of = {code: group.side for code, group in groups.by_code.items()}
    about = Occasion.agenda_items.through._default_manager.using(scope.using).filter(occasion__in=list(told))
    found: dict[int, Heard] = defaultdict(Heard)
    for item, occasion, kind in about.values_list("agendaitem_id", "occasion_id", "occasion__kind"):
        heard = found[item]
        for code, (*_ways, people) in told[occasion].items():
            if code:
                heard.by_side[side_of[code]].add(people)
            else:
                heard.whole.add(people)
                heard.by_kind[kind].add(people)
    return found


def _read_stories(scope: Scope, findings: Ask, decisions: Ask) -> list[Story]:
    heard = _heard(scope)
    items = AgendaItem.objects.using(scope.using).order_by("number")
    if scope.agenda_code:
        items = items.filter(code=scope.agenda_code)
    stories = {item.pk: Story(item, heard.get(item.pk, Heard())) for item in items}
    for finding in findings(scope).select_related("occasion").order_by("pk"):
        if finding.agenda_item_id in stories:
            stories[finding.agenda_item_id].findings.append(finding)
    for decision in decisions(scope).prefetch_related("findings").order_by("-decided_on", "pk"):
        if decision.agenda_item_id in stories:
            stories[decision.agenda_item_id].decisions.append(decision)
    return list(stories.values())


def _cells(story: Story) -> tuple[Any, ...]:
    heard, decisions = story.heard, story.decisions
    sides = [heard.by_side[str(side.label)] for side in (Side.OUTSIDE, Side.INSIDE)]
    owners = list(dict.fromkeys(each.owner_name for each in decisions if each.owner_name))
    return (
        story.item.number,
        story.item.title,
        *(each.cell for each in sides),
        heard.whole.cell,
        "ja" if heard.is_more else "nee",
        heard.per_kind,
        len(story.findings),
        _numbered([each.sentence for each in story.findings]) if story.findings else "",
        _numbered([f"{each.title} ({each.get_outcome_display()})" for each in decisions]) if decisions else "",
        _numbered([each.reason for each in decisions]) if decisions else "",
        "\n".join(owners),
        story.next_review,
        "\n".join(story.open_work),
    )


_COLUMNS = (
    Column("action", "Actie", "Nummer van de actie van de agenda.", 8, ColumnKind.INTEGER, refers=ACTION),
    Column("action_title", "Titel van de actie", "Korte naam van de actie.", 26, wrap=True),
    Column("outside", "Buiten de overheid", "Opgeteld uit het blad ‘Deelnames’.", 12, **_COUNT),
    Column("inside", "Binnen de overheid", "Opgeteld uit het blad ‘Deelnames’.", 12, **_COUNT),
    Column("all", "Alle deelnames", "Alle deelnames; wie twee keer meedeed, telt twee keer.", 12, **_COUNT),
    Column("at_least", "Minstens", "‘ja’: er is ook iets verborgen.", 10, values="ja · nee"),
    Column("channels", "Waar gehoord", "Deelnames per soort gelegenheid.", 30, wrap=True),
    Column("findings", "Bevindingen", "Hoeveel bevindingen er zijn.", 12, ColumnKind.INTEGER),
    Column("heard", "Wat wij hoorden", "Elke bevinding in één zin.", 60, wrap=True),
    Column("decisions", "Besluit", "Elk besluit in één zin, met de uitkomst.", 44, wrap=True),
    Column("reasons", "Waarom", "De reden bij elk besluit.", 50, wrap=True),
    Column("owner", "Aanspreekbaar", "Wie op de besluiten aanspreekbaar is.", 22, wrap=True),
    Column("review_on", "Opnieuw bekijken", "De eerste dag waarop wij opnieuw kijken.", 14, ColumnKind.DATE),
    Column("open", "Staat nog open", "Wat nog voorlopig is, of nog geen besluit heeft.", 44, wrap=True),
)


def agenda_sheets(findings: Ask, decisions: Ask) -> tuple[Sheet, ...]:
    """The three sheets, over the findings and decisions that those give for a scope."""

    def stories(scope: Scope) -> list[Story]:
        return cast("list[Story]", scope.once("stories", lambda each: _read_stories(each, findings, decisions)))

    def sheet(part: AgendaPart, order: int) -> Sheet:
        def rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
            """Every action of this part, also where nothing was said yet."""
            yield from (_cells(story) for story in stories(scope) if story.item.part == part)

        name = _NAMES[part]
        about = str(part.label).partition(": ")[2]
        return Sheet(
            code=f"agenda_{name.lower()}",
            title=name,
            description=f"Begin hier. Per actie over {about}: wat er is gehoord, besloten en nog open staat.",
            columns=_COLUMNS,
            rows=rows,
            order=order,
            identity=("action",),
        )

    return tuple(sheet(part, 11 + place) for place, part in enumerate(AgendaPart))
