"""The sheet "Balans en gaten": whom a round wanted to hear, who was heard, who is missing, and what was done about it.

Numbers of groups are those of the sheet with people, cell by cell. A kind is told only where its group is. How many
are missing is told in bands: a precise gap would tell a hidden number, or how many spoke for an organisation.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from contributions.service import (
    Column,
    ColumnKind,
    Scope,
    Sheet,
    counted_people,
    hide_small_cells,
    tell_cells,
    told_people,
)
from people.models import Perspective

from ..enums import GapTaskState
from ..figures import GapState, Line, PeopleRange, Reading, range_of, read
from ..models import GapTask, Round, Target
from .figures import figures_in
from .parts import COUNT, COUNT_VALUES, rounds_in, told

_ALL = "Alle mensen"
_STATES = {GapState.MISSING: "te weinig", GapState.ENOUGH: "genoeg", GapState.MORE: "meer dan afgesproken"}
#: (up to and including, what is told)
_BANDS = ((5, "1 tot en met 5"), (10, "6 tot en met 10"), (20, "11 tot en met 20"), (50, "21 tot en met 50"))
_ABOVE = "meer dan 50"


def balance_rows(scope: Scope) -> Iterator[tuple[Any, ...]]:
    """Per round a row for everybody, then one per group and per kind. Seven queries, and six per round."""
    using = scope.using
    tree = list(Perspective.objects.using(using).select_related("parent").order_by("order", "pk"))
    targets: dict[int, list[Target]] = defaultdict(list)
    for target in Target.objects.using(using).filter(round__in=rounds_in(scope)):
        targets[target.round_id].append(target)
    tasks: dict[tuple[int, int], list[GapTask]] = defaultdict(list)
    for task in GapTask.objects.using(using).filter(round__in=rounds_in(scope)).order_by("made_on", "pk"):
        tasks[task.round_id, task.perspective_id].append(task)
    figures = figures_in(scope)
    people = told_people(scope)
    heard: dict[int, Counter[int | None]] = defaultdict(Counter)
    for alike in counted_people(scope):
        heard[alike.occasion_id][alike.perspective_id] += alike.people
    for round_ in rounds_in(scope).order_by("pk"):
        reading = read(figures[round_.pk], tree, targets[round_.pk])
        groups = people.get(round_.occasion_id, {})
        everybody = groups.get("", [0, 0, 0])
        is_now = everybody[-1] == sum(heard[round_.occasion_id].values())
        shown = tell_range(range_of(figures[round_.pk].before)) if is_now else None
        yield _everybody(scope, round_, reading, shown, everybody)
        for group in reading.groups:
            told_group = groups.get(group.perspective.code, [0, 0, 0])
            yield _row(scope, round_, group, told_group, tasks)
            kinds = _kinds(scope, round_, group, told_group[-1], heard[round_.occasion_id])
            for kind in group.kinds:
                yield _row(scope, round_, kind, [None, None, kinds[kind.perspective.pk]], tasks)


def _kinds(
    scope: Scope, round_: Round, group: Line, total: int | None, heard: Mapping[int | None, int]
) -> dict[int, int | None]:
    """The kinds of a group as they may stand beside earlier dossiers; their sum is the number of the group."""
    kinds = tell_kinds(total, group, heard)
    if None not in kinds.values() and sum(kind or 0 for kind in kinds.values()) != total:
        kinds = dict.fromkeys(kinds)  # the group is told as it was: the kinds of now would tell the difference
    names = {key: f"{round_.pk}|{key}" for key in kinds}
    cells = {**{names[key]: number for key, number in kinds.items()}, "": total}
    told_cells = tell_cells(scope, "balans", f"{round_.pk} {group.perspective.code}", cells, [[*names.values(), ""]])
    return {key: told_cells[name] for key, name in names.items()}


def tell_kinds(total: int | None, group: Line, heard: Mapping[int | None, int]) -> dict[int, int | None]:
    """How many of each kind of a group: all hidden when the group is, or when the kinds could be worked out of it."""
    keys = [group.perspective.pk, *(kind.perspective.pk for kind in group.kinds)]
    (row,) = hide_small_cells(
        [[heard.get(key, 0) for key in keys]], smallest=settings.SMALLEST_CELL, columns_add_up=False
    )
    if total is None or row[-1] is None:
        return dict.fromkeys(keys)
    return dict(zip(keys, row[:-1], strict=True))


def tell_range(people: PeopleRange) -> PeopleRange:
    """With a lower bound in steps of five: how many said "ja" is not told when that is one or two."""
    step = settings.SMALLEST_CELL
    doubtful = -(-(people.high - people.low) // step) * step
    return PeopleRange(max(people.high - doubtful, min(people.high, 1)), people.high)


def _everybody(
    scope: Scope, round_: Round, reading: Reading, shown: PeopleRange | None, cells: list[int | None]
) -> tuple[Any, ...]:
    """`shown` is None when the number of people is hidden, or told as it was: a range would tell the difference."""
    bounds = {"low": shown.low if shown else None, "high": shown.high if shown else None}
    bounds = tell_cells(scope, "balans", f"{round_.pk} range", bounds)
    value = reading.balance.value if reading.balance and reading.total >= settings.SMALLEST_QUOTE_GROUP else None
    return (
        round_.title,
        _ALL,
        "",
        *(told(cell) for cell in cells),
        told(bounds["low"]),
        told(bounds["high"]),
        None,
        None,
        None,
        "",
        "",
        None if value is None else round(value, 1),
        None,
        None,
        "",
    )


def _row(
    scope: Scope,
    round_: Round,
    line: Line,
    cells: list[int | None],
    tasks: Mapping[tuple[int, int], list[GapTask]],
) -> tuple[Any, ...]:
    target, gap = line.target, line.gap
    made = tasks.get((round_.pk, line.perspective.pk), [])
    open_ = [task for task in made if task.state == GapTaskState.OPEN]
    is_kind = line.perspective.parent_id is not None
    return (
        round_.title,
        line.perspective.group.label,
        line.perspective.label if is_kind else "",
        *(None if is_kind and place < 2 else told(cell) for place, cell in enumerate(cells)),
        None,
        None,
        target.share if target else None,
        target.tolerance if target and target.share is not None else None,
        target.minimum or None if target else None,
        _STATES[gap.state] if gap else "",
        _band(gap.missing) if gap else "",
        None,
        len(open_),
        len(made) - len(open_),
        "\n".join(_task(task) for task in made) if scope.audience == "intern" else "",
    )


def _band(missing: int) -> str:
    return next((words for most, words in _BANDS if missing <= most), _ABOVE) if missing else ""


def _task(task: GapTask) -> str:
    told_task = f"{task.get_state_display()}, klaar op {task.due_on:%d-%m-%Y}: {task.plan}"
    return f"{told_task} ({task.outcome})" if task.outcome else told_task


BALANCE = Sheet(
    code="balans",
    title="Balans en gaten",
    description="Per ronde, groep en soort: wie wij wilden horen, wie wij hoorden, wie nog ontbreekt en wat wij "
    "daaraan deden. Te weinig of genoeg gaat over wie voor zichzelf spreekt; standpunten van organisaties, het eigen "
    "team en wie zijn groep niet noemt, vullen geen streefcijfer.",
    order=25,
    columns=(
        Column("round", "Ronde", "Titel van de ronde.", 34, wrap=True),
        Column("group", "Groep", f"De groep van de deelnemer, zoals zelf gekozen; of ‘{_ALL}’.", 30, wrap=True),
        Column("kind", "Soort", "De soort binnen de groep; leeg is de hele groep.", 30, wrap=True),
        Column("open", "Open", f"{COUNT} Alleen per groep.", 16, ColumnKind.INTEGER, values=COUNT_VALUES),
        Column("invited", "Op uitnodiging", f"{COUNT} Alleen per groep.", 16, ColumnKind.INTEGER, values=COUNT_VALUES),
        Column("people", "Mensen", COUNT, 16, ColumnKind.INTEGER, values=COUNT_VALUES),
        Column(
            "low",
            "Minstens",
            "Zoveel verschillende mensen zijn het minstens: sommigen zeggen dat zij al eerder meededen. "
            f"Afgerond op 5. Alleen op de regel ‘{_ALL}’.",
            12,
            ColumnKind.INTEGER,
            values=COUNT_VALUES,
        ),
        Column(
            "high",
            "Hoogstens",
            f"Zoveel verschillende mensen zijn het hoogstens. Alleen op de regel ‘{_ALL}’.",
            12,
            ColumnKind.INTEGER,
            values=COUNT_VALUES,
        ),
        Column("share", "Afgesproken %", "Het aandeel dat was afgesproken.", 14, ColumnKind.INTEGER),
        Column("tolerance", "Speling", "Zoveel procentpunten mag het schelen.", 10, ColumnKind.INTEGER),
        Column("minimum", "Minimum", "Zoveel mensen minstens.", 10, ColumnKind.INTEGER),
        Column("state", "Stand", "Hoe het ervoor staat.", 20, values=" · ".join(_STATES.values())),
        Column(
            "missing",
            "Nog nodig",
            "Hoeveel mensen er nog ontbreken, in klassen.",
            18,
            values=" · ".join([*(words for _most, words in _BANDS), _ABOVE]),
        ),
        Column(
            "balance",
            "Balans",
            "1 is precies zoals afgesproken, 0 is dat een groep niet gehoord is. "
            f"Vanaf 10 mensen, op de regel ‘{_ALL}’.",
            10,
            ColumnKind.NUMBER,
        ),
        Column("tasks_open", "Taken open", "Wat het team nog doet om mensen te horen.", 12, ColumnKind.INTEGER),
        Column("tasks_closed", "Taken afgerond", "Wat het team gedaan of losgelaten heeft.", 14, ColumnKind.INTEGER),
        Column("tasks", "Wat wij deden", "De taken in woorden. Alleen in het dossier voor het team.", 50, wrap=True),
    ),
    rows=balance_rows,
)
