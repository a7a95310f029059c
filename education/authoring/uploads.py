"""A loose file that somebody uploads: what it is, is read from its content, never believed from its name.

Nothing is unpacked before its size and shape are judged. Every refusal is a sentence that says what to do.
"""

import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from django.utils.text import slugify
from django.utils.translation import gettext as _

from contributions.service import Refused

from .inside_office import fetches_elsewhere
from .inside_pdf import runs_something

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_PARTS = 3_000
#: A piece that unpacks to more than this many times its size, and is large, is no work of a person.
MOST_TIMES, FROM_BYTES = 200, 5_000_000
MOST_NAME = 120

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_START: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf3", "mp3"),
)
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
_WRAPPED = re.compile(r"(^|/)embeddings/.*\.(bin|exe|js|vbs|bat|cmd|lnk|scr|xlsm|docm|pptm)$", re.I)
#: No office program writes definitions in its XML: with them a small file grows without end, or fetches another.
_DEFINITIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_BEGINS_AS_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<[?!]")
_ENTITIES = re.compile(rb"<!ENTITY")
#: The one list of contents in which old OpenOffice names its definitions.
_NAMES_DEFINITIONS = "META-INF/manifest.xml"
_CHUNK = 1 << 18
_ODD = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069<>:\"|?*]")


_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError)


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that may come in: the format that it really is, and the name under which we keep it."""

    suffix: str
    name: str


def judge(file: BinaryIO, name: str) -> Judged:
    """What this file is. Raises Refused for whatever should not come in; the file is at its start again."""
    stem = _stem(name)
    suffix = _kind_of(file)
    file.seek(0)
    return Judged(suffix, f"{stem}.{suffix}")


def _stem(name: str) -> str:
    if not name.strip() or "/" in name or "\\" in name or ".." in name or name.startswith(".") or _ODD.search(name):
        raise Refused(_("De naam van dit bestand kan niet. Geef het een naam met gewone letters en cijfers."))
    if len(name) > MOST_NAME:
        raise Refused(_("De naam van dit bestand is te lang. Geef het een kortere naam."))
    return slugify(PurePosixPath(name).stem)[:60] or "bestand"


def _kind_of(file: BinaryIO) -> str:
    size = file.seek(0, 2)
    file.seek(0)
    start = file.read(16)
    if not size:
        raise Refused(_("Dit bestand is leeg. Kies een ander bestand."))
    if size > MOST_BYTES:
        raise Refused(too_large())
    for begin, suffix in _BY_START:
        if start.startswith(begin):
            return _safe_pdf(file) if suffix == "pdf" else _only(file, suffix)
    if start[4:8] == b"ftyp":
        return _only(file, "mp4")
    if start.startswith(_OLE):
        raise Refused(
            _("Dit is een oud soort bestand, of er zit een wachtwoord op. Bewaar het als .docx, .pptx of .odt.")
        )
    if start.startswith(b"PK\x03\x04"):
        return _kind_of_zip(file)
    raise _unknown()


def _only(file: BinaryIO, suffix: str) -> str:
    """This format, when the file is not a second one besides: such a file shows one thing and does another."""
    if zipfile.is_zipfile(file):
        raise Refused(_("In dit bestand zit een ander bestand verstopt. Open het, bewaar het opnieuw en kies dat."))
    return suffix


def _safe_pdf(file: BinaryIO) -> str:
    suffix = _only(file, "pdf")
    file.seek(0)
    if runs_something(file.read()):
        raise Refused(_("In deze PDF zit een programma of een ander bestand. Druk hem af naar een nieuwe PDF."))
    return suffix


def _kind_of_zip(file: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            _check_shape(archive.infolist())
            suffix = _format_in(archive)
            _check_inside(archive)
            if fetches_elsewhere(archive):
                says = _("Dit bestand haalt iets van een andere plek. Plak dat er zelf in, of maak een PDF.")
                raise Refused(says)
            return suffix
    except (*_BROKEN, ValueError, NotImplementedError, OverflowError, EOFError, RuntimeError) as error:
        raise Refused(_("Dit bestand is beschadigd. Open het, bewaar het opnieuw en kies het nog eens.")) from error


def _check_shape(parts: list[zipfile.ZipInfo]) -> None:
    too_much = Refused(
        _("Dit bestand wordt veel te groot als wij het uitpakken. Bewaar het opnieuw, of maak een PDF.")
    )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise too_much
    if any(part.file_size > FROM_BYTES and part.file_size > MOST_TIMES * part.compress_size for part in parts):
        raise too_much
    names = [part.filename for part in parts]
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused(_("Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."))
    if len(set(names)) != len(names) or any(_leads_outside(name) for name in names):
        raise Refused(_("In dit bestand staan vreemde namen. Open het, bewaar het opnieuw en kies het nog eens."))
    if min((part.header_offset for part in parts), default=0):
        raise zipfile.BadZipFile  # something stands before it, that another program reads instead
    if any(_WRAPPED.search(name) for name in names):
        raise Refused(_("In dit bestand is een ander programma geplakt. Haal dat eruit, of maak er een PDF van."))
    if any(_MACROS.search(name) for name in names):
        raise Refused(_("In dit bestand zitten macro’s. Bewaar het zonder macro’s, als .docx, .pptx of .odt."))


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
                    raise Refused(
                        _("Dit bestand kan een computer laten vastlopen. Bewaar het opnieuw in Word of LibreOffice.")
                    )
                seam = text[-16:]


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or name[1:2] == ":"


def _format_in(archive: zipfile.ZipFile) -> str:
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
            raise Refused(_("In dit bestand zitten macro’s. Bewaar het zonder macro’s, als .docx, .pptx of .odt."))
        for sign, suffix in _OFFICE.items():
            if sign in types:
                return suffix
    raise _unknown()


def too_large() -> str:
    """The sentence about size."""
    return _("Dit bestand is groter dan 20 MB. Maak het kleiner, of verdeel het.")


def no_room() -> str:
    """The sentence for when our disk is full."""
    return _("Onze schijf is vol. Het bestand is niet bewaard. Vraag de beheerder om ruimte, en probeer het dan weer.")


def _unknown() -> Refused:
    return Refused(
        _("Dit soort bestand kan niet. Kies een PDF, Word, PowerPoint, Excel, ODT, foto (PNG of JPG), MP3 of MP4.")
    )
