"""A zip file that depends on its contents only, so that the same rows give the same bytes."""

import shutil
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
