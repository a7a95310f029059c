"""What a workbook says about itself: its sheets, its texts, and which cells are dates."""

import tempfile
import zipfile
from array import array
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from .import_files import damaged
from .import_xml import Handler, read_whole

_MAIN, _STRINGS, _STYLES = "officeDocument", "sharedStrings", "styles"
#: Longer than any cell can be in Excel; what comes after is not kept, and the text is too long anyway.
LONGEST_TEXT = 100_000


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """One sheet: its name, whether people see it, and in which part of the zip it stands."""

    name: str
    is_hidden: bool
    part: str


class Book:
    """A workbook, opened. Texts that sheets share are kept in a nameless file beside, not in memory."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        main = _Relations.of(archive, "").by_type(_MAIN)
        if main is None:
            raise damaged()
        relations = _Relations.of(archive, main)
        about = _Workbook()
        read_whole(archive, main, about)
        self.counts_from_1904 = about.counts_from_1904
        self.sheets = tuple(
            SheetPlace(name, is_hidden, relations.by_id.get(key, "")) for name, key, is_hidden in about.sheets
        )
        self.date_styles = self._date_styles(relations.by_type(_STYLES))
        self.texts = SharedTexts()
        if part := relations.by_type(_STRINGS):
            read_whole(archive, part, self.texts)

    def _date_styles(self, part: str | None) -> frozenset[int]:
        styles = _Styles()
        if part:
            read_whole(self.archive, part, styles)
        return styles.dates()

    def close(self) -> None:
        """Let go of the texts."""
        self.texts.close()


class _Relations(Handler):
    """Which part is what, as seen from another part."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.by_id: dict[str, str] = {}
        self._types: dict[str, str] = {}

    @classmethod
    def of(cls, archive: zipfile.ZipFile, part: str) -> "_Relations":
        folder = dirname(part)
        found = cls(folder)
        read_whole(archive, join(folder, "_rels", f"{part.rpartition('/')[2]}.rels"), found)
        return found

    def by_type(self, kind: str) -> str | None:
        return self._types.get(kind)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "")
        if name != "Relationship" or attributes.get("TargetMode") == "External" or not target:
            return
        part = target.lstrip("/") if target.startswith("/") else normpath(join(self.folder, target))
        self.by_id[attributes.get("Id", "")] = part
        self._types.setdefault(attributes.get("Type", "").rpartition("/")[2], part)


class _Workbook(Handler):
    """The list of sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.counts_from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            is_hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), is_hidden))
        elif name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904", "0") in ("1", "true")


class _Styles(Handler):
    """Which styles show a number as a day."""

    def __init__(self) -> None:
        self._formats: dict[int, str] = dict(BUILTIN_FORMATS)
        self._styles: list[int] = []
        self._is_inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._formats[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_inside = True
        elif name == "xf" and self._is_inside:
            self._styles.append(int(attributes.get("numFmtId", 0)))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_inside = False

    def dates(self) -> frozenset[int]:
        return frozenset(
            place for place, style in enumerate(self._styles) if is_date_format(self._formats.get(style, "General"))
        )


class SharedTexts(Handler):
    """The texts of all sheets, by number."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by close()
        self._ends = array("Q", [0])
        self._pieces: list[str] = []
        self._length = 0
        self._is_text = self._is_reading_aid = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Texts are in <t>; those in <rPh> tell how Japanese is read."""
        if name == "t":
            self._is_text = True
        elif name == "rPh":
            self._is_reading_aid = True

    def text(self, text: str) -> None:
        """Part of a text."""
        if self._is_text and not self._is_reading_aid and self._length < LONGEST_TEXT:
            self._pieces.append(text)
            self._length += len(text)

    def end(self, name: str) -> None:
        """A text is whole."""
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_reading_aid = False
        elif name == "si":
            written = self._file.write("".join(self._pieces).encode())
            self._ends.append(self._ends[-1] + written)
            self._pieces, self._length = [], 0

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._ends) - 1:
            raise damaged()
        start = self._ends[number]
        self._file.seek(start)
        return self._file.read(self._ends[number + 1] - start).decode()

    def close(self) -> None:
        """The file goes."""
        self._file.close()
