"""A sheet of a workbook by openpyxl, with rows of ours in it."""

import contextlib
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import xmlfile

#: So much text is gathered before it goes to the disk, in letters.
_PIECE = 1 << 16


class PageWriter(WorksheetWriter):
    """openpyxl's writer of a sheet: all around the rows is its own work, the rows come ready from `rows`.

    `at_end` is called when they have all been written and before what follows them, such as the filter.
    """

    def __init__(self, page: Any, rows: Iterator[str], at_end: Callable[[], None]) -> None:
        self._ready, self._at_end = rows, at_end
        super().__init__(page)
        page._writer = self
        self.write_top()

    def get_stream(self) -> Generator[Any, Any, None]:
        """As openpyxl's, on a file in which we can write as well."""
        with (
            Path(self.out).open("wb") as self._file,
            xmlfile(self._file) as xf,
            xf.element("worksheet", xmlns=SHEET_MAIN_NS),
            contextlib.suppress(GeneratorExit),
        ):
            while True:
                part = yield
                if part is True:
                    yield xf
                elif part is not None:
                    xf.write(part)

    def write_rows(self) -> None:
        """Write them, in pieces."""
        xf = self.xf.send(True)
        try:
            with xf.element("sheetData"):
                xf.flush()
                self._write_in_pieces()
        finally:
            self.xf.send(None)
        self._at_end()

    def _write_in_pieces(self) -> None:
        piece, size = [], 0
        for row in self._ready:
            piece.append(row)
            size += len(row)
            if size >= _PIECE:
                self._file.write("".join(piece).encode())
                piece, size = [], 0
        self._file.write("".join(piece).encode())


def leave_nothing_behind(book: Workbook) -> None:
    """Remove the files in which openpyxl keeps rows until it saves: after a failure it would leave people's words."""
    for page in book.worksheets:
        if page._writer is None:
            continue
        if not page.closed:
            with contextlib.suppress(Exception):  # on a full disk closing fails too; what counts is that it goes
                page.close()
        with contextlib.suppress(FileNotFoundError):  # in the workbook already
            page._writer.cleanup()
        page._writer = None
