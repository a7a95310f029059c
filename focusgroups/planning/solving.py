"""Looking for the best seating within a given time: first which moments and how many people, then how pleasant.

Stage "rules": moments that should go ahead, and quotas, as few unmet as possible. Stage "people": as many people placed
as possible. Stage "sessions": with no more sessions than that takes. Then the moments stand fixed, and stage "comfort"
asks fewest "if need be", then people with few possibilities, then equal tables, then the seed decides.
Formulation after reference 3.5; HiGHS by `scipy.optimize.milp`. The gap is between what was found and HiGHS' own bound
in the first two stages, where the number of people is a whole number, so that its bound is rounded down.
"""

import math
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .instance import IF_NEED_BE, Instance, Seating
from .model import Model

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Shares of the time: a stage takes what the ones before it left over, up to here.
_UNTIL = {"rules": 0.3, "people": 0.8, "sessions": 0.87, "comfort": 1.0}
_FEWEST_SECONDS = 0.2
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
        return all(stage.is_proven for stage in self.stages if stage.name in ("rules", "people"))


@dataclass
class _Search:
    """One programme, gone through in stages; `best` is the last answer."""

    model: Model
    started: float
    seconds: float
    best: "NDArray | None" = None
    stages: list[Stage] = field(default_factory=list)

    def stage(self, name: str, costs: Mapping[int, float], *, whole: bool = True, close: float = 1e-6) -> bool:
        """Minimise; whether an answer was found. What it found is fixed for the stages after it by the caller."""
        import numpy as np  # noqa: PLC0415 -- heavy; only in the worker
        from scipy.optimize import Bounds, milp  # noqa: PLC0415 -- heavy; only in the worker

        rows = self.model.rows
        begun = time.monotonic()
        left = max(_FEWEST_SECONDS, self.started + self.seconds * _UNTIL[name] - begun)
        found = milp(
            rows.costs(costs),
            constraints=rows.constraint(),
            bounds=Bounds(rows.lowest, rows.highest),
            integrality=np.array(rows.whole),
            options={"time_limit": left, "mip_rel_gap": close},
        )
        taken = time.monotonic() - begun
        if found.x is None:
            return False
        self.best = found.x
        value = float(sum(cost * found.x[column] for column, cost in costs.items()))
        bound = found.mip_dual_bound if found.mip_dual_bound is not None else -math.inf
        if whole:
            value, bound = round(value), math.ceil(bound - 1e-6) if math.isfinite(bound) else bound
        self.stages.append(Stage(name, value, bound, found.status == 0 or bound >= value, taken))
        return True


def solve(instance: Instance, seconds: float = 15, report: Report = lambda name: None) -> Solution:
    """The best seating that is found in this time. Never breaks a rule; with the same seed the same, when the stages
    end before their time. `report` hears which stage begins."""
    search = _Search(Model(instance), time.monotonic(), seconds)
    model = search.model
    if not model.seat and not model.held:
        return Solution(_seating(model, None), frozenset())
    report("rules")
    if model.unmet and search.stage("rules", model.unmet):
        _keep(model, model.unmet, search.stages[-1].value)
    report("people")
    people = {x: -float(model.units[number].size) for (number, _key), x in model.seat.items()}
    if search.stage("people", people):
        _keep(model, people, search.stages[-1].value)
        _comfort(search, report)
    return _solution(search)


def solve_people_only(instance: Instance, seconds: float, close: float = 0.01) -> Solution | None:
    """How many can be placed, in one go and to within `close` of the bound; None when nothing was found in time."""
    search = _Search(Model(instance), time.monotonic(), seconds)
    model = search.model
    costs = {x: -float(model.units[number].size) for (number, _key), x in model.seat.items()}
    dear = 1.0 + len(instance.people)
    costs |= {column: dear * value for column, value in model.unmet.items()}
    return _solution(search) if model.seat and search.stage("comfort", costs, whole=False, close=close) else None


def _keep(model: Model, terms: Mapping[int, float], value: float) -> None:
    model.rows.add(terms.items(), high=value + 1e-6)


def _comfort(search: _Search, report: Report) -> None:
    model, best = search.model, search.best
    assert best is not None
    used = [slot for slot in model.slots if round(best[model.opened[slot.key]])]
    if _could_be_fewer(model, best, [slot.key for slot in used]):
        report("sessions")
        search.stage("sessions", {model.opened[slot.key]: 1.0 for slot in model.slots})
        best = search.best
    for slot in model.slots:
        fixed = round(best[model.opened[slot.key]])
        model.rows.add([(model.opened[slot.key], 1)], low=fixed, high=fixed)
    report("comfort")
    search.stage("comfort", _wishes(model, best), whole=False, close=1e-4)


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


def _solution(search: _Search) -> Solution:
    gap = 0.0
    for stage in search.stages:
        if stage.is_proven or stage.name not in ("rules", "people"):
            continue
        value, bound = stage.value, stage.bound
        if stage.name == "rules":
            value, bound = value + search.model.constant, bound + search.model.constant
        gap = max(gap, abs(value - bound) / max(1.0, abs(value)) if math.isfinite(bound) else 1.0)
    given_up = frozenset()
    if search.best is not None:
        given_up = frozenset(key for key in search.model.held if not round(search.best[search.model.opened[key]]))
    return Solution(_seating(search.model, search.best), given_up, tuple(search.stages), gap)


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
