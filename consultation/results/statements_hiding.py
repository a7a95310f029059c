"""The counts of one statement as they may be told, with small numbers hidden. The page and the dossier tell the same.

Two tables share one total per class: how people voted, and how they came in. What one hides, the other does not tell;
and no total over all classes is told, so that nothing comes out by subtraction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from contributions.service import Recruitment, hide_small_cells

from ..enums import Vote

WAYS = (Recruitment.OPEN.value, Recruitment.INVITED.value)
Ways = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Told:
    """One class at one statement: people per vote in the order of Vote, in all, and by way. None is hidden."""

    code: str
    votes: tuple[int | None, ...]
    total: int | None
    ways: tuple[int | None, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is hidden here."""
        return None not in (*self.votes, self.total)

    @property
    def answered(self) -> int | None:
        """Who said agree, disagree or no opinion: the number the verdict counts. None where it is hidden."""
        agree, disagree, neutral, _unclear = self.votes
        return None if agree is None or disagree is None or neutral is None else agree + disagree + neutral


def told_of(counts: Mapping[str, Ways], classes: Sequence[str]) -> list[Told]:
    """Every class, in this order."""
    votes = hide_small_cells(
        [[_sum(counts.get(code, {}), vote) for vote in Vote.values] for code in classes],
        smallest=settings.SMALLEST_CELL,
        columns_add_up=False,
    )
    ways = hide_small_cells(
        [[sum(counts.get(code, {}).get(way, {}).values()) for way in WAYS] for code in classes],
        smallest=settings.SMALLEST_CELL,
        columns_add_up=False,
    )
    told = []
    for code, (*by_vote, total), (*by_way, _same_total) in zip(classes, votes, ways, strict=True):
        told.append(Told(code, tuple(by_vote), total, tuple(by_way) if total is not None else (None,) * len(WAYS)))
    return told


def _sum(ways: Ways, vote: str) -> int:
    return sum(votes.get(vote, 0) for votes in ways.values())


def people_told(results: Mapping[str, Any]) -> dict[str, int]:
    """How many people answered each statement, by id: those of the classes whose number is told. Never the rest."""
    return {
        row["item"]: sum(told.total or 0 for told in told_of(row["counts"], sorted(row["counts"])))
        for row in results.get("statements", [])
    }
