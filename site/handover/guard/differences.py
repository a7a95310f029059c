"""What the difference between two tellings of one table gives away, and what to hide so that it does not. Pure.

The difference of two tables with the same sums is a table with those sums: what is told in both is known of it, the
rest is hidden. A reader may expect that people only join, or only leave; then no part of a difference is negative.
"""

from collections.abc import Iterator, Mapping, Sequence

from contributions.service import CellNetwork

from .bounds import few

Told = Mapping[str, int]
Counts = Mapping[str, int | None]


def leaks(before: Told, now: Told, network: CellNetwork[str], *, smallest: int) -> Iterator[str]:
    """Cells of which a reader learns that 1 up to `smallest` people joined or left between these two tellings.

    Both hold what can be worked out as well (:func:`worked_out`).
    """
    known = {cell: value - before[cell] for cell, value in now.items() if cell in before}
    direct = [cell for cell, change in known.items() if 0 < abs(change) < smallest]
    yield from direct
    if direct or (not any(known.values()) and before.keys() == now.keys()):
        return
    hidden = [cell for cell in network.ends if cell not in known]
    if hidden:
        yield from _of_sums(known, hidden, network, smallest)
        if before.keys() != now.keys():  # else what is told is told of the difference too
            yield from few(before, now, network.lines, smallest=smallest)


def worked_out(told: Counts, network: CellNetwork[str]) -> dict[str, int]:
    """What is told, and what has only one value beside it."""
    known = {cell: value for cell, value in told.items() if value is not None}
    hidden = [cell for cell in network.ends if cell not in known]
    return {**known, **dict(network.pinned(hidden, known))}


def _of_sums(known: Mapping[str, int], hidden: list[str], network: CellNetwork[str], smallest: int) -> Iterator[str]:
    for line in network.lines:
        inside = [cell for cell in line if cell not in known]
        if inside and line[-1] in known:
            rest = known[line[-1]] - sum(known.get(cell, 0) for cell in line[:-1])
            if 0 < abs(rest) < smallest:
                yield inside[0]
    for cell, change in network.pinned(hidden, known):
        if 0 < abs(change) < smallest:
            yield cell
    for sign in (1, -1):
        changes = network.some_values(hidden, {cell: sign * change for cell, change in known.items()})
        for cell, change in (changes or {}).items():
            if change < smallest:
                most = change + network.shift(changes or {}, {}, cell, smallest - change)
                if 0 < most < smallest:
                    yield cell


def soften(
    editions: Sequence[Told], now: Counts, lines: Sequence[Sequence[str]], *, smallest: int
) -> dict[str, int | None]:
    """`now`, with so much more hidden that no earlier telling, laid beside it, gives a small change away."""
    network, told = CellNetwork(lines), dict(now)
    for edition in editions:
        before = worked_out(edition, network)
        while True:
            known = worked_out(told, network)
            leak = next(leaks(before, known, network, smallest=smallest), None)
            if leak is None:
                break
            told[_to_hide(leak, before, told, network, smallest)] = None
    return told


def _to_hide(leak: str, before: Told, now: Counts, network: CellNetwork[str], smallest: int) -> str:
    """The leaking cell, or when that is hidden one beside it: a part sooner than a sum, one that changed much."""
    told = {cell: value for cell, value in now.items() if value is not None}
    if leak in told:
        return leak
    beside = [cell for line in network.of_cell[leak] for cell in network.lines[line] if cell in told]
    sums = {line[-1] for line in network.lines}

    def worth(cell: str) -> tuple[bool, bool, int, str]:
        return cell in sums, abs(told[cell] - before.get(cell, 0)) < smallest, told[cell], cell

    return min(beside or [cell for cell in told if cell in network.ends], key=worth)
