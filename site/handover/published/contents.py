"""What is in the file of a published dossier, and giving one part of it without reading it whole."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile

from django.core.cache import cache
from django.utils.translation import gettext as _

from ..forms_of_a_dossier import FORMATS
from ..guard.telling import EARLIER
from ..models import Run
from ..runs import private_storage

#: The whole file, beside what is in it.
WHOLE_NAME = "alles.zip"
_OTHER_TYPES = {
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".ttl": "text/turtle",
    ".xml": "text/xml",
}
_CHUNK = 1 << 16
_A_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class PublicFile:
    """One file that can be fetched."""

    name: str
    label: str
    size: int
    sha256: str
    media_type: str
    format: str = ""

    @property
    def is_first(self) -> bool:
        """One of the two most people want."""
        return self.format in FORMATS and FORMATS[self.format].is_first

    @property
    def suffix(self) -> str:
        """Its ending, as people say it: XLSX."""
        return self.name.rpartition(".")[2].upper()


@dataclass(frozen=True, slots=True)
class Contents:
    """All files, and what the manifest says about them."""

    files: tuple[PublicFile, ...] = ()
    sheets: tuple[str, ...] = ()
    made_on: str = ""
    suppressions: tuple[dict[str, Any], ...] = ()
    rules: dict[str, Any] = field(default_factory=dict)

    @property
    def hidden_cells(self) -> int:
        """How many numbers are hidden."""
        return sum(each["cells"] for each in self.suppressions if each["reason"] != EARLIER)

    @property
    def earlier_cells(self) -> int:
        """How many numbers are those of an earlier dossier, because the change would point at a few people."""
        return sum(each["cells"] for each in self.suppressions if each["reason"] == EARLIER)

    @property
    def first(self) -> list[PublicFile]:
        """Word and Excel."""
        return [each for each in self.files if each.is_first]

    @property
    def more(self) -> list[PublicFile]:
        """The other forms."""
        return [each for each in self.files if each.format and not each.is_first]

    def named(self, name: str) -> PublicFile | None:
        """The file of this name."""
        return next((each for each in self.files if each.name == name), None)


def contents_of(run: Run) -> Contents:
    """What is in the file of a run. A file never changes, so it is read once a day."""
    key = f"handover-contents-{run.sha256}"
    manifest = cache.get(key)
    if manifest is None:
        with private_storage().open(run.file) as file, ZipFile(file) as archive:
            manifest = json.loads(archive.read("manifest.json"))
        cache.set(key, manifest, _A_DAY)
    inside = [_described(each) for each in manifest["files"]]
    whole = FORMATS["zip"]
    return Contents(
        files=(*inside, PublicFile(WHOLE_NAME, whole.label, run.size, run.sha256, whole.media_type, "zip")),
        sheets=tuple(each["title"] for each in manifest["sheets"]),
        made_on=manifest["made_on"],
        suppressions=tuple(manifest["suppressions"]),
        rules=manifest["rules"],
    )


def _described(each: dict[str, Any]) -> PublicFile:
    name, code = each["name"], each.get("format", "")
    if code in FORMATS:
        media_type = FORMATS[code].media_type
    else:
        media_type = _OTHER_TYPES.get(f".{name.rpartition('.')[2]}", "application/octet-stream")
    return PublicFile(name, each.get("label") or _("Bijlage"), each["size"], each["sha256"], media_type, code)


class Bytes:
    """The bytes of one file, piece by piece; opened at once, so that what is missing shows before the first byte."""

    def __init__(self, run: Run, name: str) -> None:
        file = private_storage().open(run.file)
        self._closers: list[Any] = [file]
        self._source: Any = file
        if name != WHOLE_NAME:
            archive = ZipFile(file)
            self._source = archive.open(name)
            self._closers = [self._source, archive, file]

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._source.read(_CHUNK):
            yield piece

    def close(self) -> None:
        """Let go of the file."""
        for each in self._closers:
            each.close()
