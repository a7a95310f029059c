"""What the figures of a round say beside what was agreed. Pure: the tree and the targets come with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from people.models import Perspective
from people.service import PerspectiveLevel, Side

from ..models import Target
from .balance import Balance, balance_of
from .gaps import Gap, GapState, gap_of
from .people import Ways
from .shape import Figures


@dataclass(frozen=True, slots=True)
class Line:
    """One perspective: who spoke for themselves, positions of organisations beside them, the target and its gap."""

    perspective: Perspective
    people: Ways
    positions: Ways
    target: Target | None
    gap: Gap | None
    kinds: tuple["Line", ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether people are missing here."""
        return self.gap is not None and self.gap.state == GapState.MISSING


@dataclass(frozen=True, slots=True)
class Reading:
    """All perspectives that fill a target, and apart from them: who did not say, and the team's own input."""

    groups: tuple[Line, ...]
    total: int
    unknown: Ways
    team: Ways
    positions: Ways
    balance: Balance | None
    has_targets: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """Groups, each followed by its kinds."""
        return tuple(line for group in self.groups for line in (group, *group.kinds))

    @property
    def missing(self) -> tuple[Line, ...]:
        """Where people are missing. The kinds of a group come after the group."""
        return tuple(line for line in self.lines if line.is_missing)


def read(figures: Figures, tree: Sequence[Perspective], targets: Iterable[Target]) -> Reading:
    """Put the counts on the tree. `tree` is every perspective in order, each with its parent at hand."""
    target_of = {target.perspective_id: target for target in targets}
    by_code = {perspective.code: perspective for perspective in tree}
    filling = [perspective for perspective in tree if fills_target(perspective)]
    total = _sum(figures.people.get(perspective.code, Ways()) for perspective in filling).total

    shown = [perspective for perspective in filling if perspective.merged_into_id is None]
    codes_of = {at.pk: [each.code for each in tree if at.pk in (each.pk, each.merged_into_id)] for at in shown}

    def line(perspective: Perspective, kinds: tuple[Line, ...] = ()) -> Line:
        target = target_of.get(perspective.pk)
        codes = codes_of[perspective.pk]
        people = _sum([*(figures.people.get(code, Ways()) for code in codes), *(kind.people for kind in kinds)])
        positions = _sum(
            [*(figures.positions.get(code, Ways()) for code in codes), *(kind.positions for kind in kinds)]
        )
        return Line(perspective, people, positions, target, _gap(target, people, total), kinds)

    groups = tuple(
        line(group, tuple(line(kind) for kind in shown if kind.parent_id == group.pk))
        for group in filling
        if group.level == PerspectiveLevel.GROUP
    )
    shares = [(it.perspective.label, it.people.total, it.target.share or 0) for it in groups if it.target]
    return Reading(
        groups=groups,
        total=total,
        unknown=_sum(ways for code, ways in figures.people.items() if _is_unknown(by_code.get(code))),
        team=_sum(ways for code, ways in figures.people.items() if _is_team(by_code.get(code))),
        positions=_sum(figures.positions.values()),
        balance=balance_of(shares),
        has_targets=bool(target_of),
    )


def _gap(target: Target | None, people: Ways, total: int) -> Gap | None:
    if target is None:
        return None
    return gap_of(people.total, total, share=target.share, tolerance=target.tolerance, minimum=target.minimum)


def fills_target(perspective: Perspective) -> bool:
    """Whether people who speak from here count for the balance."""
    group = perspective.group
    return perspective.fills_target and group.fills_target and group.side != Side.UNKNOWN


def _is_unknown(perspective: Perspective | None) -> bool:
    return perspective is None or perspective.group.side == Side.UNKNOWN


def _is_team(perspective: Perspective | None) -> bool:
    return perspective is not None and not _is_unknown(perspective) and not fills_target(perspective)


def _sum(ways: Iterable[Ways]) -> Ways:
    return reduce(add, ways, Ways())
