"""What stands in the parts of an office file and in its drawings: fields and formulas that run something or fetch."""

import re
import zipfile
from xml.parsers import expat

from .refused import FileRefused, too_much

_CHUNK, _SEAM = 1 << 18, 32
_MOST_ELEMENTS = 3_000_000
#: A part is read as XML only when one of these stands in it. Names in XML cannot be spelled otherwise; a text can,
#: with the number of a letter.
_WATCHED = re.compile(rb"instrText|fldSimple|ddeLink|ppaction|webservice|dde\s*\(|<svg|:svg|&#", re.I)
_WHITE = b"\xef\xbb\xbf\xff\xfe \t\r\n"
#: A field that asks another program while the document opens (ECMA-376 part 1, 17.16).
_FIELD = re.compile(r"^\s*DDE(?:AUTO)?\b", re.I | re.MULTILINE)
#: Formulas that fetch.
FETCHES = re.compile(r"\b(?:WEBSERVICE|DDE)\s{0,9}\(", re.I)
_STARTS = re.compile(r"\s*ppaction://(?:program|macro|ole)", re.I)
_SVG = "http://www.w3.org/2000/svg"
_ELSEWHERE = re.compile(r"\s*(?:(?!data:)[a-z][a-z0-9+.-]*:|//|\\\\)", re.I)


class _Acts(Exception):
    """It does something when it opens."""


def parts_act(archive: zipfile.ZipFile) -> bool:
    """Whether one of the parts does something when it is opened. Raises FileRefused, and ValueError for broken XML."""
    reading = _Reading()
    try:
        for name in archive.namelist():
            if _is_watched(archive, name):
                reading.read(archive, name)
    except _Acts:
        return True
    except (expat.ExpatError, LookupError) as error:
        raise ValueError from error
    return False


def _is_watched(archive: zipfile.ZipFile, name: str) -> bool:
    seam, is_first = b"", True
    with archive.open(name) as inside:
        while piece := inside.read(_CHUNK):
            text = seam + piece.replace(b"\0", b"")  # two bytes a letter hide nothing either
            if is_first and not text.lstrip(_WHITE).startswith(b"<"):
                return False
            if _WATCHED.search(text):
                return True
            seam, is_first = text[-_SEAM:], False
    return False


class _Reading:
    """Looks at each element as it passes; of the texts only fields and formulas are kept, until they end."""

    def __init__(self) -> None:
        self._left = _MOST_ELEMENTS
        self._kept: list[str] = []
        self._keeps = False

    def read(self, archive: zipfile.ZipFile, name: str) -> None:
        """One part, in pieces."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._begins, self._ends
        parser.CharacterDataHandler = self._text
        self._kept, self._keeps = [], False
        with archive.open(name) as inside:
            while piece := inside.read(_CHUNK):
                parser.Parse(piece, False)
        parser.Parse(b"", True)
        if _FIELD.search("".join(self._kept)):
            raise _Acts

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise FileRefused(too_much())
        space, _gap, element = name.rpartition(" ")
        if space == _SVG:
            _check_drawn(element, attributes)
        elif element == "ddeLink":
            raise _Acts
        elif element in ("fldChar", "fldSimple"):
            self._kept.append("\n")  # a field begins or ends: what is in pieces belongs together until here
        self._keeps = element in ("instrText", "f")
        for key, value in attributes.items():
            if key.endswith("instr") and _FIELD.search(value):
                raise _Acts
            if key == "action" and _STARTS.match(value):
                raise _Acts

    def _text(self, text: str) -> None:
        if self._keeps:
            self._kept.append(text)

    def _ends(self, name: str) -> None:
        self._keeps = False
        if name.endswith(" f"):
            formula, self._kept = "".join(self._kept), []
            if FETCHES.search(formula):
                raise _Acts


def _check_drawn(element: str, attributes: dict[str, str]) -> None:
    """A drawing (SVG) may lead elsewhere with a click, and fetch nothing."""
    links = [value for key, value in attributes.items() if key.rpartition(" ")[2] == "href"]
    if element == "script" or (element != "a" and any(map(_ELSEWHERE.match, links))):
        raise _Acts
