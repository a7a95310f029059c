"""What an OpenDocument may not do when it is opened: fetch something, or run something. Links to click on may stay."""

import re
import zipfile
from xml.parsers import expat

from .inside_parts import FETCHES
from .refused import FileRefused, too_much

#: What is read in all these parts together, and the elements in them: more is no work of a person.
_MOST, _MOST_ELEMENTS = 60_000_000, 3_000_000
_CHUNK = 1 << 18
#: The parts that a program reads, of the document and of the objects within it.
_PARTS = ("content.xml", "styles.xml", "settings.xml", "meta.xml")
_XLINK = "http://www.w3.org/1999/xlink"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _DRAW, _META, _SCRIPT = (
    f"{_NAMES}{name}:1.0" for name in ("office", "text", "table", "drawing", "meta", "script")
)
#: A place of its own: it has a scheme, is on a server, or is outside the folder of the package.
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\|(?:\.[/\\])*\.\.[/\\]", re.I)
_OWN_DISK = re.compile(r"file:///[a-z]:[\\/]|/[a-z]:/", re.I)
#: What a click may not open: these run something.
_RUNS = re.compile(r"(?:vnd\.sun\.star\.|\.uno|macro|script|service|slot|javascript|vbscript|data)[a-z.]*:", re.I)
_ON_CLICK = {f"{_TEXT} a", f"{_DRAW} a"}
#: Which template a colleague used: only when that is on a server it is fetched.
_TEMPLATE = f"{_META} template"
_ON_SERVER = re.compile(r"(?!file:///)[a-z][a-z0-9+.-]+:|//|\\\\", re.I)
#: Programs, and what another program is asked for while the document opens (DDE).
_ACTS = {
    f"{_SCRIPT} event-listener",
    f"{_OFFICE} dde-source",
    f"{_TEXT} dde-connection-decl",
    f"{_TABLE} dde-link",
    f"{_DRAW} applet",
}


class _Acts(Exception):
    """It does something when it opens."""


def open_document_acts(archive: zipfile.ZipFile) -> bool:
    """Whether it fetches from elsewhere, or runs something. Raises FileRefused for too much, and
    ValueError for XML that cannot be read.
    """
    names = [name for name in archive.namelist() if name.rpartition("/")[2].lower() in _PARTS]
    if sum(archive.getinfo(name).file_size for name in names) > _MOST:
        raise FileRefused(too_much())
    judge = _Judge()
    try:
        for name in names:
            judge.read(archive, name)
    except _Acts:
        return True
    except (expat.ExpatError, LookupError) as error:
        raise ValueError from error
    return False


class _Judge:
    """Looks at each element as it passes; nothing of the document is kept."""

    def __init__(self) -> None:
        self._left = _MOST_ELEMENTS

    def read(self, archive: zipfile.ZipFile, name: str) -> None:
        """One part, in pieces."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._element
        with archive.open(name) as inside:
            while piece := inside.read(_CHUNK):
                parser.Parse(piece, False)
        parser.Parse(b"", True)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0:
            raise FileRefused(too_much())
        if name in _ACTS:
            raise _Acts
        if not attributes:
            return
        link = attributes.get(f"{_XLINK} href", "").strip()
        if (link and _is_fetched(name, link)) or FETCHES.search(attributes.get(f"{_TABLE} formula", "")):
            raise _Acts


def _is_fetched(name: str, link: str) -> bool:
    if name in _ON_CLICK:
        return bool(_RUNS.match(link))
    if name == _TEMPLATE:
        return bool(_ON_SERVER.match(link))
    return bool(_OUTSIDE.match(link)) and not _OWN_DISK.match(link)
