"""What is wrong in a file, cell by cell, and how much is in it. Kept are the first thousand and the number in all."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

MOST_KEPT = 1_000
_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One thing to put right. `column` is a letter and `title` what stands above it; both "" for a whole row.

    `row` 0 is about the file. The sentence says what is wrong and what to do, never what stood in the cell.
    """

    row: int
    column: str
    title: str
    sentence: str


def _short(title: str) -> str:
    """A question and its answer: begin and end are what one looks for."""
    if len(title) <= _LONGEST_TITLE:
        return title
    half = _LONGEST_TITLE // 2
    return f"{title[:half].rstrip()} … {title[-half:].lstrip()}"


@dataclass(slots=True)
class Report:
    """Filled while a file is read."""

    problems: list[CellProblem] = field(default_factory=list)
    total: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, sentence: str, *, row: int = 0, column: int = 0, title: str = "") -> None:
        """Something is wrong here. `column` counts from 1; 0 is the whole row."""
        self.total += 1
        if len(self.problems) < MOST_KEPT:
            letter = get_column_letter(column) if column else ""
            self.problems.append(CellProblem(row, letter, _short(title), sentence))

    def as_rows(self) -> list[dict[str, Any]]:
        """To keep, in the order of the sheet."""
        return [
            asdict(problem) for problem in sorted(self.problems, key=lambda it: (it.row, len(it.column), it.column))
        ]
