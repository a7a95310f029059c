"""What a reader can work out about hidden cells, from sums. Pure: cells have names, and stand in lines that add up.

A line is a list of cells of which the last is the sum of the others. Every cell stands in two lines at most (a row
and a column), so lines are points and cells are arcs between them: what leaves a point is what enters it. A hidden
cell can have another value only when the change can go round through other hidden cells: a flow.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

Cell = TypeVar("Cell", bound=Hashable)
#: The point where cells end that stand in one line only.
GROUND = -1


class CellNetwork(Generic[Cell]):
    """Lines as points, cells as arcs from `ends[cell][0]` to `ends[cell][1]`."""

    def __init__(self, lines: Sequence[Sequence[Cell]]) -> None:
        self.lines = lines
        self.of_cell: dict[Cell, list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            for cell in line:
                self.of_cell[cell].append(number)
        self.ends = self._directed()

    def _directed(self) -> dict[Cell, tuple[int, int]]:
        """Turn lines round until every cell leaves one line and enters the other."""
        turned: dict[int, int] = {}
        for first in range(len(self.lines)):
            waiting = [first]
            turned.setdefault(first, 1)
            while waiting:
                here = waiting.pop()
                for cell in self.lines[here]:
                    for other in self.of_cell[cell]:
                        if other not in turned:
                            turned[other] = -turned[here] * self._sign(cell, here) * self._sign(cell, other)
                            waiting.append(other)
        ends = {}
        for cell, numbers in self.of_cell.items():
            here, other = numbers[0], numbers[1] if len(numbers) > 1 else GROUND
            leaves = turned[here] * self._sign(cell, here) > 0
            ends[cell] = (here, other) if leaves else (other, here)
        return ends

    def _sign(self, cell: Cell, line: int) -> int:
        return -1 if self.lines[line][-1] == cell else 1

    def shift(
        self, values: Mapping[Cell, int], floors: Mapping[Cell, int], cell: Cell, want: int, *, up: bool = True
    ) -> int:
        """How far (at most `want`) a hidden cell can rise, or fall, while the others of `values` make up for it.

        `values` has every hidden cell; none goes below its floor. A cell in no line goes wherever it likes.
        """
        if cell not in self.ends:
            return want
        tail, head = self.ends[cell]
        start, end = (head, tail) if up else (tail, head)
        if not up:
            want = min(want, values[cell] - floors.get(cell, 0))
        flow = _Flow(self.ends, {key: value for key, value in values.items() if key != cell}, floors)
        moved = 0
        while moved < want and (more := flow.push(start, {end}, want - moved)):
            moved += more[1]
        return moved

    def some_values(self, hidden: Collection[Cell], told: Mapping[Cell, int]) -> dict[Cell, int] | None:
        """Values of nought or more for the hidden cells that fit what is told; None when there are none."""
        missing = self.imbalance(told)
        flow = _Flow(self.ends, dict.fromkeys((cell for cell in hidden if cell in self.ends), 0), {})
        sources = {line: more for line, more in missing.items() if more > 0}
        sinks = {line: -more for line, more in missing.items() if more < 0}
        while sources:
            line, most = next(iter(sources.items()))
            pushed = flow.push(line, set(sinks), most, sinks)
            if pushed is None:
                return None
            end, moved = pushed
            for left, place in ((sources, line), (sinks, end)):
                left[place] -= moved
                if not left[place]:
                    del left[place]
        return None if sinks else flow.values

    def imbalance(self, told: Mapping[Cell, int]) -> dict[int, int]:
        """Per line what hidden cells must carry out of it, so that what is told adds up."""
        found: dict[int, int] = defaultdict(int)
        for cell, value in told.items():
            if value and cell in self.ends:
                tail, head = self.ends[cell]
                found[tail] -= value
                found[head] += value
        return {line: value for line, value in found.items() if value}

    def pinned(self, hidden: Collection[Cell], told: Mapping[Cell, int]) -> Iterator[tuple[Cell, int]]:
        """Hidden cells that have one value only, with it: those on no way round."""
        missing = self.imbalance(told)
        for cell in hidden:
            if cell in self.ends:
                tail, head = self.ends[cell]
                side = self._reached(tail, [other for other in hidden if other != cell and other in self.ends])
                if head not in side:
                    yield cell, sum(missing.get(line, 0) for line in side)

    def _reached(self, start: int, cells: Sequence[Cell]) -> set[int]:
        near: dict[int, list[int]] = defaultdict(list)
        for cell in cells:
            tail, head = self.ends[cell]
            near[tail].append(head)
            near[head].append(tail)
        reached, waiting = {start}, [start]
        while waiting:
            for line in near[waiting.pop()]:
                if line not in reached:
                    reached.add(line)
                    waiting.append(line)
        return reached


class _Flow(Generic[Cell]):
    """Values of hidden cells that are shifted round. Up without end, down to the floor."""

    def __init__(
        self, ends: Mapping[Cell, tuple[int, int]], values: Mapping[Cell, int], floors: Mapping[Cell, int]
    ) -> None:
        self.values = dict(values)
        self._floors = floors
        self._near: dict[int, list[tuple[int, Cell, int]]] = defaultdict(list)
        for cell in self.values:
            if cell in ends:
                tail, head = ends[cell]
                self._near[tail].append((head, cell, 1))
                self._near[head].append((tail, cell, -1))

    def push(
        self, start: int, to: Collection[int], most: int, room: Mapping[int, int] | None = None
    ) -> tuple[int, int] | None:
        """Push up to `most` along one shortest way: (where it came out, how much); None when there is no way."""
        came: dict[int, tuple[int, Cell, int]] = {}
        waiting = deque([start])
        end = start if start in to else None
        while waiting and end is None:
            here = waiting.popleft()
            for there, cell, direction in self._near[here]:
                if there in came or there == start or (direction < 0 and self._left(cell) <= 0):
                    continue
                came[there] = here, cell, direction
                if there in to:
                    end = there
                    break
                waiting.append(there)
        if end is None:
            return None
        way = []
        place = end
        while place != start:
            place, cell, direction = came[place]
            way.append((cell, direction))
        moved = min([most, *(self._left(cell) for cell, direction in way if direction < 0)])
        if room is not None:
            moved = min(moved, room[end])
        for cell, direction in way:
            self.values[cell] += direction * moved
        return end, moved

    def _left(self, cell: Cell) -> int:
        return self.values[cell] - self._floors.get(cell, 0)
