"""From a file to paragraphs: docx, odt or plain text. Nothing of the file is kept, and nothing in it is run."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from django.utils.translation import gettext as _

from contributions.service import Refused

from .documents import DOCX, ODT, Paragraph, damaged, paragraphs_of

MOST_BYTES = 5 * 1024 * 1024
MOST_CHARACTERS = 2_000_000
MOST_PARTS = 2_000
#: A part that unpacks to more than this, or to this many times its size, is no text that somebody typed.
MOST_UNPACKED = 60 * 1024 * 1024
MOST_TIMES = 200
FROM_BYTES = 1024 * 1024
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


@dataclass(frozen=True, slots=True)
class _Kind:
    part: str
    layout: dict[str, str]


_KINDS = {".docx": _Kind("word/document.xml", DOCX), ".odt": _Kind("content.xml", ODT)}


def read_paragraphs(name: str, content: bytes) -> list[Paragraph]:
    """The paragraphs of this file, in order; empty ones are left out.

    Raises Refused, in words, for what is too big, damaged, locked, empty, or of another kind.
    """
    if len(content) > MOST_BYTES:
        raise Refused(_("Dit bestand is groter dan 5 MB. Haal de plaatjes eruit, of verdeel het over meer bestanden."))
    if not content.strip():
        raise Refused(_("Dit bestand is leeg. Kies het bestand met de aantekeningen."))
    if content.startswith(_OLE):
        raise Refused(_("Dit is een oud bestand (.doc), of er zit een wachtwoord op. Bewaar het opnieuw als .docx."))
    if content.startswith(_PDF):
        raise Refused(_("Dit is een PDF. Bewaar de tekst als .docx, .odt of .txt en kies dat bestand."))
    found = list(_zipped(name, content) if content.startswith(_ZIP) else _plain(content))
    kept = [paragraph for paragraph in found if paragraph.text.strip()]
    if not kept:
        raise Refused(_("In dit bestand staat geen tekst. Kies het bestand met de aantekeningen."))
    if sum(len(paragraph.text) for paragraph in kept) > MOST_CHARACTERS:
        raise Refused(_("Dit bestand heeft te veel tekst voor één gesprek. Verdeel het over meer bestanden."))
    return kept


def _zipped(name: str, content: bytes) -> Iterator[Paragraph]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            kind = _kind_of(archive, name)
            _check_shape(archive.infolist())
            yield from paragraphs_of(archive, kind.part, kind.layout, most=MOST_UNPACKED)
    except (zipfile.BadZipFile, NotImplementedError, OverflowError, ValueError, KeyError, OSError, EOFError) as error:
        raise damaged() from error


def _kind_of(archive: zipfile.ZipFile, name: str) -> _Kind:
    """By what is in it; the name only helps to say what to do."""
    names = set(archive.namelist())
    for kind in _KINDS.values():
        if kind.part in names and not (kind.layout is ODT and "word/document.xml" in names):
            return kind
    shown = PurePath(name).suffix.lower() or name
    raise Refused(
        _("Een bestand van deze soort (%(kind)s) kunnen wij niet lezen. Kies .docx, .odt of .txt.") % {"kind": shown}
    )


def _check_shape(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused(_("Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."))
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise damaged()  # no word processor packs otherwise, and those ways can ask for any amount of memory
    too_many = len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED
    if too_many or any(
        part.file_size > FROM_BYTES and part.file_size > MOST_TIMES * part.compress_size for part in parts
    ):
        raise Refused(_("Dit bestand wordt veel te groot als wij het uitpakken. Plak alleen de tekst in een nieuw."))


def _plain(content: bytes) -> Iterator[Paragraph]:
    for line in _decoded(content).splitlines():
        yield Paragraph(line)


def _decoded(content: bytes) -> str:
    """The text: UTF-8 or UTF-16 when it says so, else as Windows wrote it. Refused for what is no text at all."""
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = sum(ord(sign) < 32 and sign not in "\t\n\r\f" for sign in text)
        if strange * 100 <= len(text):
            return text
    raise Refused(_("Dit is geen leesbare tekst. Bewaar het bestand als .txt (UTF-8), .docx of .odt."))
