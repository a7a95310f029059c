"""A zip file that depends on its contents only, so that the same rows give the same bytes."""

import marshal
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


class DatedZip(ZipFile):
    """Every entry carries one moment: that of the dossier, not that of a temporary file."""

    def __init__(self, file: Any, made_on: datetime) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, allowZip64=True)
        self._moment = made_on.timetuple()[:6]

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_options: Any, **_more: Any) -> None:
        """As in ZipFile, for names only."""
        super().writestr(self._entry(zinfo_or_arcname), data)

    def write(self, filename: Any, arcname: Any = None, *_options: Any, **_more: Any) -> None:
        """As in ZipFile; the file flows through, it is never in memory as a whole."""
        entry = self._entry(arcname)
        entry.file_size = Path(filename).stat().st_size
        with Path(filename).open("rb") as source, self.open(entry, "w") as target:
            shutil.copyfileobj(source, target, 1 << 16)

    def _entry(self, name: str) -> ZipInfo:
        entry = ZipInfo(name, self._moment)
        entry.compress_type = ZIP_DEFLATED
        return entry


class LongZip(DatedZip):
    """The same for hundreds of thousands of entries: what a zip tells of them at its end waits on disk till then."""

    def __init__(self, file: Any, made_on: datetime) -> None:
        self._entries = _EntriesOnDisk()
        super().__init__(file, made_on)
        self.filelist: Any = self._entries
        self.NameToInfo: Any = _NoNames()

    def close(self) -> None:
        """As in ZipFile."""
        try:
            super().close()
        finally:
            self._entries.close()


class _EntriesOnDisk:
    """The list that ZipFile keeps of its entries: 0.35 kB each in memory, here none."""

    _TOLD = tuple(ZipInfo.__slots__)

    def __init__(self) -> None:
        self._file, self._number = tempfile.TemporaryFile(), 0  # noqa: SIM115 -- open until the zip is closed

    def append(self, entry: ZipInfo) -> None:
        """One more, written already: nothing about it changes any more."""
        marshal.dump(tuple(getattr(entry, name, None) for name in self._TOLD), self._file)
        self._number += 1

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[ZipInfo]:
        self._file.seek(0)
        for _each in range(self._number):
            entry = ZipInfo()
            told = marshal.load(self._file)  # noqa: S302 -- our own file, without a name
            for name, value in zip(self._TOLD, told, strict=True):
                setattr(entry, name, value)
            yield entry

    def close(self) -> None:
        """The file is gone with it."""
        self._file.close()


class _NoNames(dict[str, ZipInfo]):
    """In place of all names: nobody asks for an entry that was written, and its name has a random number."""

    def __setitem__(self, name: str, entry: ZipInfo) -> None:
        """Not kept."""
