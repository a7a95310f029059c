"""Office files are ZIPs: their shape, their parts and their kind are judged before anything is unpacked to use it."""

import lzma
import re
import zipfile
import zlib
from typing import BinaryIO

from django.utils.translation import gettext as _

from .inside_office import fetches_elsewhere
from .inside_open_document import open_document_acts
from .inside_parts import parts_act
from .refused import FileRefused, damaged, too_much

MOST_UNPACKED = 200_000_000
MOST_PARTS = 3_000
#: A piece that unpacks to more than this many times its size, and is large, is no work of a person.
MOST_TIMES, FROM_BYTES = 200, 5_000_000

_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_OFFICE = {
    "wordprocessingml.document.main": "docx",
    "presentationml.presentation.main": "pptx",
    "spreadsheetml.sheet.main": "xlsx",
}
_MACROS = re.compile(r"vbaproject|vbadata|(^|/)basic/|(^|/)scripts/|activex", re.I)
#: A program wrapped in a document: what a reader clicks on, runs.
_WRAPPED = (".bin", ".exe", ".js", ".vbs", ".bat", ".cmd", ".lnk", ".scr", ".xlsm", ".docm", ".pptm")
#: No office program packs otherwise, and the other ways ask for any amount of memory or time.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: No office program writes definitions in its XML: with them a small file grows without end, or fetches another.
_DEFINITIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_BEGINS_AS_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<[?!]")
_ENTITIES = re.compile(rb"<!ENTITY")
#: The one list of contents in which old OpenOffice names its definitions.
_NAMES_DEFINITIONS = "META-INF/manifest.xml"
_CHUNK = 1 << 18
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError)


def kind_of_zip(file: BinaryIO) -> str | None:
    """The kind of office file; None for another ZIP. Raises FileRefused."""
    try:
        with zipfile.ZipFile(file) as archive:
            _check_shape(archive.infolist())
            suffix = _format_in(archive)
            if suffix is None:
                return None
            _check_inside(archive)
            if fetches_elsewhere(archive) or _acts(archive, suffix):
                says = _("Dit bestand haalt iets van een andere plek. Plak dat er zelf in, of maak een PDF.")
                raise FileRefused(says)
            return suffix
    except (*_BROKEN, ValueError, NotImplementedError, OverflowError, EOFError, RuntimeError) as error:
        raise FileRefused(damaged()) from error


def _acts(archive: zipfile.ZipFile, suffix: str) -> bool:
    is_open_document = suffix in _OPEN_DOCUMENT.values()
    return parts_act(archive) or (is_open_document and open_document_acts(archive))


def _check_shape(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileRefused(too_much())
    if any(part.file_size > FROM_BYTES and part.file_size > MOST_TIMES * part.compress_size for part in parts):
        raise FileRefused(too_much())
    names = [part.filename for part in parts]
    if any(part.compress_type not in _PACKED for part in parts):
        raise FileRefused(damaged())
    if any(part.flag_bits & 0x1 for part in parts):
        raise FileRefused(_("Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."))
    if len(set(names)) != len(names) or any(_leads_outside(name) for name in names):
        raise FileRefused(_("In dit bestand staan vreemde namen. Open het, bewaar het opnieuw en kies het nog eens."))
    if min((part.header_offset for part in parts), default=0):
        raise zipfile.BadZipFile  # something stands before it, that another program reads instead
    if any(_is_wrapped(name.lower()) for name in names):
        raise FileRefused(_("In dit bestand is een ander programma geplakt. Haal dat eruit, of maak er een PDF van."))
    if any(_MACROS.search(name) for name in names):
        raise FileRefused(_("In dit bestand zitten macro’s. Bewaar het zonder macro’s, als .docx, .pptx of .odt."))


def _check_inside(archive: zipfile.ZipFile) -> None:
    """Every part is read once, a piece at a time: damage shows, and so do definitions in its XML."""
    for part in archive.infolist():
        is_named_xml = part.filename.lower().endswith((".xml", ".rels"))
        # A drawing (SVG) may say what it is, and define nothing.
        is_strict = is_named_xml and part.filename != _NAMES_DEFINITIONS
        forbidden = _DEFINITIONS if is_strict else _ENTITIES
        seam, is_xml = b"", is_named_xml
        with archive.open(part) as inside:
            while piece := inside.read(_CHUNK):
                text = seam + piece.replace(b"\0", b"")  # two bytes a letter hide nothing either
                is_xml = is_xml or (not seam and bool(_BEGINS_AS_XML.match(text)))  # whatever its name says
                if is_xml and forbidden.search(text):
                    raise FileRefused(
                        _("Dit bestand kan een computer laten vastlopen. Bewaar het opnieuw in Word of LibreOffice.")
                    )
                seam = text[-16:]


def _is_wrapped(name: str) -> bool:
    folder = name.startswith("embeddings/") or "/embeddings/" in name
    return folder and name.endswith(_WRAPPED)


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or name[1:2] == ":"


def _format_in(archive: zipfile.ZipFile) -> str | None:
    names = set(archive.namelist())
    if "mimetype" in names:
        with archive.open("mimetype") as inside:
            found = _OPEN_DOCUMENT.get(inside.read(100).strip())
        if found:
            return found
    if "[Content_Types].xml" in names:
        with archive.open("[Content_Types].xml") as inside:
            types = inside.read(1_000_000).decode("utf-8", "replace")
        if "macroEnabled" in types:
            raise FileRefused(_("In dit bestand zitten macro’s. Bewaar het zonder macro’s, als .docx, .pptx of .odt."))
        for sign, suffix in _OFFICE.items():
            if sign in types:
                return suffix
    return None
