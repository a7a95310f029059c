"""Signs of life from where no rows are read, so that a maker also hears there that it was stopped."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TypeVar, cast

Thing = TypeVar("Thing")


class _Telling:
    def __init__(self, file: BinaryIO, still: Callable[[], None]) -> None:
        self._file, self._still = file, still

    def write(self, data: Any) -> int:
        """As of the file."""
        self._still()
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def telling(file: BinaryIO, still: Callable[[], None]) -> BinaryIO:
    """The same file. Closing a zip or a workbook reads no rows for a long time, but it writes all the time."""
    return cast(BinaryIO, _Telling(file, still))


def at_each(things: Iterable[Thing], still: Callable[[], None]) -> Iterator[Thing]:
    """These things, with a sign of life before each."""
    for thing in things:
        still()
        yield thing


@contextmanager
def at_each_page(still: Callable[[], None]) -> Iterator[None]:
    """While a PDF is laid out: a sign of life at each page. WeasyPrint has no other place to ask than its log."""
    log = logging.getLogger("weasyprint.progress")

    def listen(_record: logging.LogRecord) -> bool:
        still()
        return False

    before = log.level
    log.addFilter(listen)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.setLevel(before)
        log.removeFilter(listen)
