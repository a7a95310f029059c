"""The paragraphs of a docx or odt, read as a stream: no tree is built, and entities do not exist."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from contributions.service import Refused

_CHUNK = 1 << 16

#: Names of elements, without their prefix, by what they are. Whatever is in `skip` is not what people said.
DOCX = {"p": "paragraph", "t": "text", "tab": "space", "br": "line", "cr": "line", "r": "run", "b": "bold"}
DOCX |= {"tr": "row", "tc": "cell", "del": "skip", "instrText": "skip", "txbxContent": "skip", "sdtPr": "skip"}
ODT = {"p": "paragraph", "h": "paragraph", "span": "run", "tab": "space", "s": "space", "line-break": "line"}
ODT |= {"table-row": "row", "table-cell": "cell", "style": "style", "text-properties": "bold-style"}
ODT |= {"annotation": "skip", "note": "skip", "tracked-changes": "skip", "table-of-content": "skip"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `bold` is the bold text at its beginning; `cells` are those of a row of a table."""

    text: str
    bold: str = ""
    cells: tuple[str, ...] = ()


def damaged() -> Refused:
    """For a file that is not what its first bytes say."""
    return Refused(_("Dit bestand is beschadigd. Open het, bewaar het opnieuw en probeer het nog een keer."))


def paragraphs_of(archive: zipfile.ZipFile, part: str, layout: dict[str, str], *, most: int) -> Iterator[Paragraph]:
    """The paragraphs of this part. Raises Refused for what is no XML, has a document type, or never ends."""
    reader = _Reader(layout)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    read = 0
    try:
        with archive.open(part) as source:
            while piece := source.read(_CHUNK):
                read += len(piece)
                if read > most:
                    raise damaged()
                parser.Parse(piece, False)
                yield from reader.take()
            parser.Parse(b"", True)
            yield from reader.take()
    except (expat.ExpatError, zlib.error) as error:
        raise damaged() from error


def _no_document_type(*_declaration: Any) -> None:
    raise damaged()


class _Reader:
    """Puts together what comes by."""

    def __init__(self, layout: dict[str, str]) -> None:
        self.layout = layout
        self.says_text = "text" in layout.values()
        self.ready: list[Paragraph] = []
        self.text: list[str] = []
        self.bold: list[str] = []
        self.is_bold: list[bool] = []
        self.still_bold = True
        self.depth = self.skipping = self.in_text = 0
        self.cells: list[list[str]] | None = None
        self.bold_styles: set[str] = set()
        self.style = ""

    def take(self) -> list[Paragraph]:
        """What is whole by now."""
        found, self.ready = self.ready, []
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        what = self.layout.get(name.rpartition(":")[2], "")
        given = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if what == "skip" or self.skipping:
            self.skipping += what == "skip"
        elif what == "paragraph":
            self.depth += 1
        elif what == "text":
            self.in_text += 1
        elif what == "run":
            self.is_bold.append(given.get("style-name", "") in self.bold_styles)
        elif what == "bold" and self.is_bold:
            self.is_bold[-1] = given.get("val", "true") not in ("0", "false", "none")
        elif what in ("space", "line"):
            self._add(" " if what == "space" else "\n")
        elif what == "row" and self.cells is None:
            self.cells = []
        elif what == "cell" and self.cells is not None:
            self.cells.append([])
        elif what == "style":
            self.style = given.get("name", "")
        elif what == "bold-style" and given.get("font-weight") == "bold":
            self.bold_styles.add(self.style)

    def end(self, name: str) -> None:
        """An element ends."""
        what = self.layout.get(name.rpartition(":")[2], "")
        if self.skipping:
            self.skipping -= what == "skip"
        elif what == "paragraph":
            self.depth -= 1
            self._close()
        elif what == "text":
            self.in_text -= 1
        elif what == "run" and self.is_bold:
            self.is_bold.pop()
        elif what == "row" and self.cells is not None:
            cells = tuple("\n".join(lines).strip() for lines in self.cells)
            self.cells = None
            if any(cells):
                self.ready.append(Paragraph(" ".join(filter(None, cells)), cells=cells))

    def characters(self, text: str) -> None:
        """A piece of text."""
        if self.depth and not self.skipping and (self.in_text or not self.says_text):
            self._add(text)

    def _add(self, text: str) -> None:
        if not self.depth:
            return
        self.text.append(text)
        if self.is_bold and self.is_bold[-1]:
            if self.still_bold:
                self.bold.append(text)
        elif text.strip():
            self.still_bold = False

    def _close(self) -> None:
        text, bold = "".join(self.text), "".join(self.bold)
        self.text, self.bold, self.still_bold = [], [], True
        if self.cells:
            self.cells[-1].append(text)
        else:
            self.ready.append(Paragraph(text, bold.strip()))
