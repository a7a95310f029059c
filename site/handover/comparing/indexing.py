"""Writing down what is in a run while it is made: every row passes here once, however many forms are written."""

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self
from uuid import UUID

from django.core.files import File
from django.core.files.storage import storages

from contributions.service import Sheet

from ..telling import at_each
from .keys import record_of
from .models import RunIndex, RunSeries
from .storing import FOLDER, sweep_started, write_index

if TYPE_CHECKING:
    from ..dossier import Dossier, Order

#: Made by us for every run: it differs always, and says nothing.
_LEFT_OUT = ("voorblad", "codeboek")
_IN_MEMORY = 1 << 20


class RunRecorder:
    """Watches the rows of one run go by and keeps a record of each, on disk. Use as a context."""

    def __init__(self, order: "Order") -> None:
        self.series, _is_new = RunSeries.objects.get_or_create(
            audience=order.audience, round_slug=order.round_slug, agenda_code=order.agenda_code
        )
        self._secret = bytes(self.series.secret)
        self._files: dict[str, IO[bytes]] = {}
        self._titles: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, what: BaseException | None, at: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()

    def watch(self, sheet: Sheet, rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
        """The same rows. The first time a sheet is read, a record is kept of each."""
        if sheet.code in self._files or sheet.code in _LEFT_OUT:
            return rows
        return self._recorded(sheet, rows)

    def _recorded(self, sheet: Sheet, rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
        file = self._files[sheet.code] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 -- until the end
        self._titles[sheet.code] = sheet.title
        record = record_of(sheet, self._secret)
        for row in rows:
            file.write(record(row))
            yield row

    def finish(self, dossier: "Dossier") -> None:
        """Read the sheets that this form did not hold: a report can be compared too."""
        for sheet in dossier.sheets:
            if sheet.code not in self._files and sheet.code not in _LEFT_OUT:
                dossier.tell(99, sheet.title)
                deque(self._recorded(sheet, at_each(sheet.rows(dossier.scope), dossier.still)), maxlen=0)

    def store(self, stem: str) -> str:
        """Put the index in the private storage, under a name that no row has yet; which name."""
        with tempfile.TemporaryFile() as output:
            write_index(output, self._titles, self._files)
            output.seek(0)
            try:
                return str(storages["private"].save(f"{FOLDER}/{stem}.index", File(output)))
            except OSError:
                sweep_started(stem)
                raise

    def enter(self, run_id: UUID, name: str) -> None:
        """Let the run have it. In the transaction that makes the run done: no run is done without what it said.

        A run that became void meanwhile gets none: what was withdrawn would stay in it.
        """
        RunIndex.objects.update_or_create(run_id=run_id, defaults={"series": self.series, "file": name})
