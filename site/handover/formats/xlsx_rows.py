"""The rows of a sheet as Excel reads them, in letters: what openpyxl would write for each cell, and how high a row is.

openpyxl takes every cell apart again to write it; a dossier has millions. Each column knows here how its cells look,
and keeps what it wrote, for words that come back: groups, questions, yes and no.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from contributions.service import Column, ColumnKind

from .cells import LONGEST_KEPT, MOST_KEPT, plain
from .row_heights import height_of, lines_of

_WRAPPED = Alignment(vertical="top", wrap_text=True)
_TOP = Alignment(vertical="top")
_DAY = "dd-mm-yyyy"

#: What Excel would read as one letter by its number (ECMA-376, ST_Xstring), when somebody typed just that.
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")

#: A cell without its address, and how many lines it takes.
Written = tuple[str, int]
_EMPTY: Written = ("", 1)


class RowWriter:
    """Writes rows with these columns for one sheet of a workbook."""

    def __init__(self, page: Any, columns: Sequence[Column]) -> None:
        self._columns = [_ColumnWriter(page, column) for column in columns]
        self._letters = [get_column_letter(place) for place in range(1, len(columns) + 1)]

    def written(self, rows: Iterable[Sequence[Any]], *, first: int) -> Iterator[str]:
        """Each of these rows; the first gets this number."""
        columns = [(letter, column, column.kept) for letter, column in zip(self._letters, self._columns, strict=True)]
        for number, row in enumerate(rows, start=first):
            cells, lines = [], 1
            for (letter, column, kept), value in zip(columns, row, strict=True):
                known = kept.get(value) if type(value) is str else None
                cell, needed = known or column.written(value)
                if cell:
                    cells.append(f'<c r="{letter}{number}"{cell}')
                if needed > lines:
                    lines = needed
            height = f' ht="{height_of(lines)}" customHeight="1"' if lines > 1 else ""
            yield f'<row r="{number}"{height}>{"".join(cells)}</row>'

    def heading(self, titles: Iterable[str], **style: Any) -> str:
        """The first row: the titles, in this style, and as high as the highest needs."""
        font: Font = style["font"]
        cells, lines = [], 1
        for letter, column, title in zip(self._letters, self._columns, titles, strict=True):
            told = str(plain(title))
            lines = max(lines, lines_of(told, column.width, bold=bool(font.bold)))
            cells.append(f'<c r="{letter}1"{_text(told, column.styled(**style))}')
        return f'<row r="1" ht="{height_of(lines)}" customHeight="1">{"".join(cells)}</row>'


class _ColumnWriter:
    """How a value of one column becomes a cell."""

    def __init__(self, page: Any, column: Column) -> None:
        self._page, self.width, self._folds = page, column.width, column.wrap
        self._is_day = column.kind == ColumnKind.DATE
        self._at_top = _WRAPPED if column.wrap else _TOP  # beside folded text; said of each cell for LibreOffice
        self._style = self.styled(alignment=self._at_top)
        #: Texts as they were written before. Without the empty one.
        self.kept: dict[str, Written] = {}

    def styled(self, **style: Any) -> str:
        """The attribute of a cell with this style."""
        cell = Cell(self._page, row=1, column=1)
        for name, value in style.items():
            setattr(cell, name, value)
        return f' s="{cell.style_id}"'

    def written(self, value: Any) -> Written:
        """A value as a cell."""
        told = plain(value)
        if told is None or told == "":
            return _EMPTY
        if isinstance(told, str):
            made = (_text(told, self._style), lines_of(told, self.width) if self._folds else 1)
            if type(value) is str and len(value) <= LONGEST_KEPT and len(self.kept) < MOST_KEPT:
                self.kept[value] = made
            return made
        if isinstance(told, date):
            return f'{self._dated(told)} t="n"><v>{to_excel(told)}</v></c>', 1
        number = f"{told:d}" if isinstance(told, int) else float.__repr__(told)
        return f'{self._style} t="n"><v>{number}</v></c>', 1

    def _dated(self, day: date) -> str:
        """The style of a day; in a column of something else as openpyxl shows days and moments."""
        cell = Cell(self._page, row=1, column=1)
        cell.alignment = self._at_top
        if self._is_day:
            cell.number_format = _DAY
        cell.value = day
        return f' s="{cell.style_id}"'


def _text(text: str, style: str) -> str:
    """A text as a text, whatever it begins with: somebody's "=" is no formula."""
    if "_x" in text:
        text = _ESCAPED.sub(r"_x005F\g<0>", text)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f'{style} t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'
