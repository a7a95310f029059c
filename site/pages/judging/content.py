"""What a file is: read from its content, never believed from its name. A file that is two things is refused."""

import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from .inside_pdf import PdfFault, fault_in
from .refused import MOST_BYTES, FileRefused, too_large
from .zips import kind_of_zip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_START: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf3", "mp3"),
)


def kind_of(file: BinaryIO, most_bytes: int = MOST_BYTES) -> str | None:
    """The kind of this file, as its usual ending; None when we do not know it.

    Raises FileRefused for what is empty, too large, damaged, hides another file, or does something when it opens. The
    file is at its start again.
    """
    size = file.seek(0, 2)
    file.seek(0)
    try:
        if not size:
            raise FileRefused(_("Dit bestand is leeg. Kies een ander bestand."))
        if size > most_bytes:
            raise FileRefused(too_large(most_bytes))
        return _kind_of(file)
    finally:
        file.seek(0)


def _kind_of(file: BinaryIO) -> str | None:
    start = file.read(16)
    for begin, suffix in _BY_START:
        if start.startswith(begin):
            return _safe_pdf(file) if suffix == "pdf" else _only(file, suffix)
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return _only(file, "webp")
    if start[4:8] == b"ftyp":
        return _only(file, "mp4")
    if start.startswith(_OLE):
        raise FileRefused(
            _("Dit is een oud soort bestand, of er zit een wachtwoord op. Bewaar het als .docx, .pptx of .odt.")
        )
    return kind_of_zip(file) if start.startswith(b"PK\x03\x04") else None


def _only(file: BinaryIO, suffix: str) -> str:
    """This format, when the file is not a second one besides: such a file shows one thing and does another."""
    if zipfile.is_zipfile(file):
        raise FileRefused(
            _("In dit bestand zit een ander bestand verstopt. Open het, bewaar het opnieuw en kies dat.")
        )
    return suffix


def _safe_pdf(file: BinaryIO) -> str:
    suffix = _only(file, "pdf")
    file.seek(0)
    if fault := fault_in(file.read()):
        raise FileRefused(_why_not(fault))
    return suffix


def _why_not(fault: PdfFault) -> str:
    if fault is PdfFault.RUNS:
        return _("In deze PDF zit een programma of een ander bestand. Druk hem af naar een nieuwe PDF.")
    if fault is PdfFault.LOCKED:
        return _("Deze PDF is beveiligd. Haal de beveiliging eraf, of druk hem af naar een nieuwe PDF.")
    if fault is PdfFault.FETCHES:
        return _("Deze PDF haalt of stuurt iets als hij opengaat. Druk hem af naar een nieuwe PDF.")
    return _("Deze PDF is vreemd ingepakt. Wij kunnen hem niet nakijken. Druk hem af naar een nieuwe PDF.")
