"""The sheet "Antwoorden per groep": how each group answered, with small numbers hidden."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from django.conf import settings

from contributions.service import (
    Column,
    ColumnKind,
    Groups,
    ParticipationState,
    Recruitment,
    Scope,
    Sheet,
    hide_small_cells,
    tell_table,
)

from ..enums import ItemKind, MethodCode
from ..models import Answer, Item
from .parts import COUNT, COUNT_VALUES, choices, rounds_in, told

_CHUNK = 2000
SKIPPED, _GIVEN = "_skipped", "_given"
_EXTRA_LABELS = {SKIPPED: "(overgeslagen)", _GIVEN: "(antwoord in eigen woorden gegeven)"}
_IN_WORDS = (ItemKind.OPEN, ItemKind.STORY, ItemKind.OWN)
#: One person can be in several rows.
_SEVERAL = (ItemKind.MULTIPLE, ItemKind.TOP, ItemKind.POINTS)
#: Told on a sheet of their own, with other small numbers hidden: told twice, the two would tell what each hides.
TOLD_ELSEWHERE = (ItemKind.STATEMENT, ItemKind.PARAGRAPH, ItemKind.CASE)
_ALL_GROUPS, _ALL_ANSWERS = "Alle groepen", "Alle antwoorden"

Cell = tuple[str, str]


@dataclass
class _Tally:
    """How often each option of one question was given, per (group, recruitment)."""

    counts: dict[str, dict[Cell, int]] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)

    def add(self, option: str, cell: Cell) -> None:
        """Count one person."""
        cells = self.counts.setdefault(option, {})
        cells[cell] = cells.get(cell, 0) + 1

    def add_order(self, order: Iterable[str], cell: Cell) -> None:
        """Count one person's ranking: who put it first, and the places for the average."""
        for place, option in enumerate(order, start=1):
            if place == 1:
                self.add(option, cell)
            self.places.setdefault(option, []).append(place)


@dataclass(frozen=True, slots=True)
class QuestionTable:
    """One question: its answers, and below each cell how many gave it, hidden where that points at somebody.

    table has a row per option and a column per cell and a total, and a last row of totals when answers add up.
    is_now is False when an earlier dossier made us tell something else (contributions.service.tell_table).
    """

    item: Item
    options: list[tuple[str, str]]
    table: list[list[int | None]]
    tally: _Tally
    is_now: bool = True

    @property
    def adds_up(self) -> bool:
        """Whether everybody is in one row only."""
        return self.item.kind not in _SEVERAL

    def total_of(self, code: str) -> int | None:
        """How many people in all gave this answer, as it is told; None when hidden, or when it is no answer here."""
        place = next((place for place, (known, _label) in enumerate(self.options) if known == code), None)
        return None if place is None else self.table[place][-1]


def question_tables(scope: Scope) -> list[QuestionTable]:
    """Every question with its hidden counts. Made once per dossier: what one sheet hides, no other may tell."""
    return cast("list[QuestionTable]", scope.once("question tables", _make_tables))


def _make_tables(scope: Scope) -> list[QuestionTable]:
    groups = Groups.of(scope)
    items = list(
        Item.objects.using(scope.using)
        .filter(step__round__in=rounds_in(scope), current__isnull=False)
        .exclude(kind__in=TOLD_ELSEWHERE)
        .select_related("current", "step__round")
        .order_by("step__round_id", "step__order", "order", "pk")
    )
    tallies = _count_answers(scope, groups, {item.pk: item for item in items})
    made = []
    for item in items:
        cells = [(code, way) for code in groups.by_code for way in Recruitment.values]
        tally = tallies.get(item.pk) or _Tally()
        options = _options_of(item, tally)
        adds_up = item.kind not in _SEVERAL
        hidden = hide_small_cells(
            [[tally.counts.get(code, {}).get(cell, 0) for cell in cells] for code, _label in options],
            smallest=settings.SMALLEST_CELL,
            columns_add_up=adds_up,
        )
        table = tell_table(
            scope,
            "antwoorden",
            item.pk,
            hidden,
            rows=[code for code, _label in options],
            columns=[":".join(cell) for cell in cells],
            columns_add_up=adds_up,
        )
        if table != hidden:
            tally.places.clear()  # an average of now beside counts of then would tell the difference
        made.append(QuestionTable(item, options, table, tally, is_now=table == hidden))
    return made


def answer_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """How many people of each group gave each answer. Codes stay the same through versions, so they are added up."""
    groups = Groups.of(scope)
    for found in question_tables(scope):
        if found.item.step.method == MethodCode.PRIORITIES:
            continue  # told on its own sheet, where positions of organisations stand apart
        item, options, table, tally = found.item, found.options, found.table, found.tally
        adds_up = found.adds_up
        question = (item.step.round.title, str(item.pk), str(item), item.get_kind_display())
        labels = [*options, *([("", _ALL_ANSWERS)] if adds_up else [])]
        for (code, label), row in zip(labels, table, strict=True):
            shown = [told(number) for number in row]
            answer = (*question, "" if code.startswith("_") else code, label)
            for place, group in enumerate(groups.by_code.values()):
                first = place * len(Recruitment)
                yield (*answer, group.label, *shown[first : first + len(Recruitment)], None, None)
            yield (*answer, _ALL_GROUPS, *(None for _way in Recruitment), shown[-1], _average(tally.places.get(code)))


def _average(places: list[int] | None) -> float | None:
    """The average place in a ranking, over ten people or more."""
    return round(sum(places) / len(places), 1) if places and len(places) >= settings.SMALLEST_QUOTE_GROUP else None


def _options_of(item: Item, tally: _Tally) -> list[tuple[str, str]]:
    """(code, label) of every row of a question: its options, old ones that people chose, and skipping."""
    current = {block.value["code"]: block.value["label"] for block in item.current.options} if item.current else {}
    rows = {_GIVEN: ""} if item.kind in _IN_WORDS else current
    older = {code: code for code in sorted(tally.counts) if code not in rows and code != SKIPPED}
    return [(code, _EXTRA_LABELS.get(code, label)) for code, label in {**rows, **older, SKIPPED: ""}.items()]


def _count_answers(scope: Scope, groups: Groups, items: Mapping[Any, Item]) -> dict[Any, _Tally]:
    """One pass over the answers of people who were heard. One query."""
    tallies: dict[Any, _Tally] = {}
    answers = (
        Answer.objects.using(scope.using)
        .filter(
            submission__round__in=rounds_in(scope),
            submission__participation__state=ParticipationState.COUNTED,
        )
        .order_by()
        .values_list(
            "item_id",
            "value",
            "skipped",
            "submission__participation__participant__perspective_id",
            "submission__participation__recruitment",
        )
    )
    for item_id, value, is_skipped, perspective, recruitment in answers.iterator(chunk_size=_CHUNK):
        if item_id not in items:
            continue
        tally = tallies.setdefault(item_id, _Tally())
        cell = groups.code_of(perspective), recruitment
        if is_skipped:
            tally.add(SKIPPED, cell)
        elif value.get("order"):
            tally.add_order(value["order"], cell)
        elif chosen := value.get("choices") or value.get("points"):
            for code in chosen:
                tally.add(code, cell)
        else:
            tally.add(_GIVEN if items[item_id].kind in _IN_WORDS else SKIPPED, cell)
    return tallies


ANSWERS = Sheet(
    code="antwoorden",
    title="Antwoorden per groep",
    description="Hoeveel mensen van elke groep elk antwoord gaven; open en op uitnodiging apart. "
    "Bij ‘zet op volgorde’ staat hoeveel mensen iets bovenaan zetten. "
    "Stellingen, casussen, wat mensen laten voorgaan en stukjes van een tekst hebben een eigen blad.",
    order=30,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("item", "Nummer van de vraag", "Verwijst naar het blad ‘Ronde en vragen’.", 38, ColumnKind.CODE),
        Column("text", "Vraag", "De vraag zoals zij nu gevraagd wordt.", 50, wrap=True),
        Column("kind", "Soort", "Hoe er gevraagd is.", 26, values=choices(ItemKind)),
        Column("code", "Code", "Code van het antwoord.", 18, ColumnKind.CODE),
        Column("label", "Antwoord", "Het antwoord zoals mensen het lazen.", 40, wrap=True),
        Column("group", "Groep", "De groep van de deelnemer, zoals zelf gekozen.", 34, wrap=True),
        *(
            Column(way.value, str(way.label), COUNT, 18, ColumnKind.INTEGER, values=COUNT_VALUES)
            for way in Recruitment
        ),
        Column(
            "all",
            "Totaal",
            f"{COUNT} Alleen op de regel ‘{_ALL_GROUPS}’.",
            18,
            ColumnKind.INTEGER,
            values=COUNT_VALUES,
        ),
        Column(
            "place",
            "Gemiddelde plaats",
            "Bij ‘zet op volgorde’: 1 is bovenaan. Vanaf 10 mensen.",
            14,
            ColumnKind.NUMBER,
        ),
    ),
    rows=answer_rows,
)
