"""Looking for the best seating within a given time: first which moments and how many people, then how pleasant.

Stage "people": as few unmet as possible of what should be (moments that should go ahead weigh most, then quotas), and
then as many people placed as possible; in one go, because one unmet person weighs more than everybody placed together.
Stage "sessions": with no more sessions than that takes. Then the moments stand fixed, and stage "comfort" asks fewest
"if need be", then people with few possibilities, then equal tables, then the seed decides.
Formulation after reference 3.5; HiGHS by `scipy.optimize.milp`. The gap is between what was found and HiGHS' own bound
in the first stage; people are whole, so the bound is rounded down.

HiGHS cannot be given a first answer by scipy. So a plain greedy seating that keeps every rule (`greedy`) stands beside
it. When the first stage is not proven in its time, stage "around" asks the same with the moments of the plain seating
fixed: a much smaller question, answered in a second. The best of the three counts, held against the first bound.
"""

import math
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .checking import check
from .greedy import greedy
from .instance import IF_NEED_BE, Instance, Seating
from .model import Model

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Shares of the time: a stage takes what the ones before it left over, up to here.
_UNTIL = {"people": 0.6, "around": 0.85, "sessions": 0.9, "comfort": 1.0}
_FEWEST_SECONDS = 0.2
_IN_PEOPLE = ("people", "around")
#: What a person who sits where it is only possible "if need be" weighs beside the other wishes.
_IF_NEED_BE, _FEW_MOMENTS, _EQUAL_TABLES = 100.0, 30.0, 10.0
FEW_MOMENTS = 2

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """What one stage found, the best there could be by the solver's bound, and whether the two are the same."""

    name: str
    value: float
    bound: float
    is_proven: bool
    seconds: float


@dataclass(frozen=True)
class Solution:
    """A seating, the moments that could not be kept up, and how good it is. `gap` 0 means: better is impossible."""

    seating: Seating
    given_up: frozenset[str] = frozenset()
    stages: tuple[Stage, ...] = ()
    gap: float = 0.0

    @property
    def is_best(self) -> bool:
        """Whether no other plan places more people with fewer unmet quotas."""
        return all(stage.is_proven for stage in self.stages if stage.name == "people")


@dataclass
class _Search:
    """One programme, gone through in stages; `best` is the last answer."""

    model: Model
    started: float
    seconds: float
    best: "NDArray | None" = None
    stages: list[Stage] = field(default_factory=list)

    def stage(
        self, name: str, costs: Mapping[int, float], *, close: float = 0, fixed: Mapping[int, float] | None = None
    ) -> Stage | None:
        """Minimise, to within `close` of the bound; None when nothing was found. What it found is in `best`.

        `fixed` holds values of columns for this stage only.
        """
        import numpy as np  # noqa: PLC0415 -- heavy; only in the worker
        from scipy.optimize import Bounds, milp  # noqa: PLC0415 -- heavy; only in the worker

        rows = self.model.rows
        lowest, highest = list(rows.lowest), list(rows.highest)
        for column, value in (fixed or {}).items():
            lowest[column], highest[column] = max(lowest[column], value), min(highest[column], value)
        begun = time.monotonic()
        left = max(_FEWEST_SECONDS, self.started + self.seconds * _UNTIL[name] - begun)
        found = milp(
            rows.costs(costs),
            constraints=rows.constraint(),
            bounds=Bounds(lowest, highest),
            integrality=np.array(rows.whole),
            options={"time_limit": left, "mip_rel_gap": close},
        )
        taken = time.monotonic() - begun
        bound = -math.inf if found.mip_dual_bound is None else float(found.mip_dual_bound)
        if found.x is None:
            return None
        self.best = found.x
        value = float(sum(cost * found.x[column] for column, cost in costs.items()))
        stage = Stage(name, value, bound, found.status == 0, taken)
        if name not in _IN_PEOPLE:  # of those the caller tells it in people
            self.stages.append(stage)
        return stage


def solve(instance: Instance, seconds: float = 15, report: Report = lambda name: None) -> Solution:
    """The best seating that is found in this time. Never breaks a rule; with the same seed the same, when the stages
    end before their time. `report` hears which stage begins."""
    search = _Search(Model(instance), time.monotonic(), seconds)
    model = search.model
    if not model.seat and not model.held:
        return Solution(_seating(model, None), frozenset())
    report("people")
    first = search.stage("people", _costs(model))
    solution, spare = _people_told(search, first), greedy(instance)
    if not solution.is_best:
        first = _around(search, spare, first)
        solution = _people_told(search, first)
    if not solution.is_best and _is_better(instance, spare, solution) and not check(instance, spare):
        return _spare(search, spare, solution)
    if first is not None:
        for terms in (model.unmet, _people(model)):
            if terms:
                assert search.best is not None
                model.rows.add(terms.items(), high=sum(v * round(search.best[c], 6) for c, v in terms.items()) + 1e-6)
        _comfort(search, report)
    return Solution(_seating(model, search.best), solution.given_up, (*solution.stages, *search.stages), solution.gap)


def solve_people_only(instance: Instance, seconds: float, close: float = 0.01) -> Solution | None:
    """How many can be placed, to within `close` of the bound; None when nothing was found in time."""
    search = _Search(Model(instance), time.monotonic(), seconds / _UNTIL["people"])
    if not search.model.seat or (first := search.stage("people", _costs(search.model), close=close)) is None:
        return None
    return _people_told(search, first)


def _around(search: _Search, spare: Seating, first: Stage | None) -> Stage | None:
    """The better of what was found and the best at the moments of the plain seating, with the bound of the first."""
    model, before = search.model, search.best
    fixed = {column: float(key in spare.opened) for key, column in model.opened.items()}
    second = search.stage("around", _costs(model), fixed=fixed)
    if second is None or (first is not None and first.value <= second.value):
        search.best = before
        return first
    bound, seconds = (first.bound, first.seconds) if first is not None else (-math.inf, 0.0)
    return Stage("people", second.value, bound, False, seconds + second.seconds)


def _people(model: Model) -> dict[int, float]:
    return {x: -float(model.units[number].size) for (number, _key), x in model.seat.items()}


def _costs(model: Model) -> dict[int, float]:
    dear = 1.0 + len(model.instance.people)
    return {**_people(model), **{column: dear * value for column, value in model.unmet.items()}}


def _people_told(search: _Search, first: Stage | None) -> Solution:
    """The first stage in numbers of people: placed, and how many there could be at most."""
    model = search.model
    everybody = _most_ever(model)
    seating = _seating(model, search.best)
    if first is None or search.best is None:
        stage = Stage("people", 0, -everybody, everybody == 0, 0)
        return Solution(seating, frozenset(model.held), (stage,), float(everybody > 0))
    dear = 1.0 + len(model.instance.people)
    unmet = sum(value * search.best[column] for column, value in model.unmet.items())
    placed = round(-(first.value - dear * unmet))
    most = everybody
    if math.isfinite(first.bound):
        most = max(placed, min(everybody, math.floor(dear * unmet - first.bound + 1e-4)))
    is_proven = first.is_proven or first.bound >= first.value - 1 + 1e-4
    stage = Stage("people", -placed, -placed if is_proven else -most, is_proven, first.seconds)
    gap = 0.0 if is_proven else (most - placed) / max(1, placed)
    given_up = frozenset(key for key in model.held if not round(search.best[model.opened[key]]))
    return Solution(seating, given_up, (stage,), gap)


def _most_ever(model: Model) -> int:
    """More people than this never fit, by counting alone: everybody, or the chairs of the largest moments."""
    chairs = []
    for slot in model.slots:
        taken = sum(person.chairs for person in model.there.get(slot.key, ()))
        able = sum(unit.size for _x, unit in model.guests(slot.key))
        chairs.append(min(able, max(0, slot.capacity - taken)))
    standing = sum(slot.key in model.there or slot.is_definite for slot in model.slots)
    sessions = max(model.instance.most_sessions, standing)
    return min(sum(unit.size for unit in model.units), sum(sorted(chairs, reverse=True)[:sessions]))


def _is_better(instance: Instance, spare: Seating, found: Solution) -> bool:
    return _worth(instance, spare) < _worth(instance, found.seating)


def _worth(instance: Instance, seating: Seating) -> tuple[int, int, int]:
    """The lower the better: moments that should go ahead and do not, quotas unmet in people, people placed."""
    unmet = 0
    for quota in instance.quotas:
        number = sum(quota.counts(instance.person[key]) for key, there in seating.where.items() if there)
        unmet += max(0, quota.minimum - number) + max(0, number - quota.maximum)
    wished = sum(slot.wish == "open" and slot.key not in seating.opened for slot in instance.slots)
    return wished, unmet, -seating.placed


def _spare(search: _Search, spare: Seating, found: Solution) -> Solution:
    """The greedy seating, held against the bound of HiGHS."""
    free = _most_ever(search.model)
    most = max(-stage.bound for stage in found.stages)
    person = search.model.instance.person
    placed = sum(there is not None for key, there in spare.where.items() if not person[key].is_fixed)
    most = max(placed, min(free, most))
    given_up = frozenset(key for key in search.model.held if key not in spare.opened)
    stage = Stage("people", -placed, -most, most == placed, found.stages[0].seconds)
    return Solution(spare, given_up, (stage,), (most - placed) / max(1, placed))


def _comfort(search: _Search, report: Report) -> None:
    model, best = search.model, search.best
    assert best is not None
    used = [slot for slot in model.slots if round(best[model.opened[slot.key]])]
    if _could_be_fewer(model, best, [slot.key for slot in used]):
        report("sessions")
        search.stage("sessions", {model.opened[slot.key]: 1.0 for slot in model.slots})
        best = search.best
        assert best is not None
    for slot in model.slots:
        fixed = round(best[model.opened[slot.key]])
        model.rows.add([(model.opened[slot.key], 1)], low=fixed, high=fixed)
    report("comfort")
    search.stage("comfort", _wishes(model, best), close=1e-4)


def _could_be_fewer(model: Model, best: "NDArray", used: list[str]) -> bool:
    """Whether the chairs of the largest moments but one would do; only then it is worth asking."""
    loose = [key for key in used if key not in model.held]
    if not loose:
        return False
    chairs = sum(model.units[number].chairs for (number, _key), x in model.seat.items() if round(best[x]))
    room = {slot.key: slot.capacity - sum(p.chairs for p in model.there.get(slot.key, ())) for slot in model.slots}
    return chairs <= sum(sorted((max(0, room[slot.key]) for slot in model.slots), reverse=True)[: len(used) - 1])


def _wishes(model: Model, best: "NDArray") -> dict[int, float]:
    chance = random.Random(model.instance.seed)  # noqa: S311 -- a tie-break that must be repeatable
    costs: dict[int, float] = {}
    for (number, key), x in model.seat.items():
        unit = model.units[number]
        costs[x] = chance.random() / (1 + len(model.units))
        if unit.can[key] == IF_NEED_BE:
            costs[x] += _IF_NEED_BE * unit.size
        if len(unit.can) <= FEW_MOMENTS:
            costs[x] -= _FEW_MOMENTS * unit.size
    least = model.rows.variable(high=1e4, whole=False)
    for slot in model.slots:
        if round(best[model.opened[slot.key]]):
            here = len(model.there.get(slot.key, ()))
            guests = [(x, -float(unit.size)) for x, unit in model.guests(slot.key)]
            model.rows.add([(least, 1), *guests], high=here)
    costs[least] = -_EQUAL_TABLES
    return costs


def _seating(model: Model, best: "NDArray | None") -> Seating:
    """Without an answer only who sits there already sits."""
    where: dict[str, str | None] = {person.key: None for person in model.instance.people}
    for person in model.instance.people:
        if person.is_fixed:
            where[person.key] = person.at
    opened = {key for key in model.there if key in model.opened}
    if best is not None:
        for (number, key), x in model.seat.items():
            if round(best[x]):
                where |= {person.key: key for person in model.units[number].people}
        # A moment that must go ahead but where nobody sits is no session.
        opened |= {key for key, variable in model.opened.items() if round(best[variable])} & set(where.values())
    return Seating(where, frozenset(key for key in opened if key))
