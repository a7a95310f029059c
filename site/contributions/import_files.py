"""Opening a workbook that anybody may have made: nothing is unpacked before its size, kind and shape are judged.

Only the parts that are needed are ever read, each as a stream. Every refusal is a sentence that says what to do.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from django.utils.translation import gettext as _

from .refusals import Refused

MOST_BYTES = 20_000_000
MOST_UNPACKED = 150_000_000
MOST_PARTS = 300
#: A part that is unpacked to more than this many times its size, and is large, is no work of a person.
MOST_TIMES, FROM_BYTES = 200, 5_000_000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@contextmanager
def opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The workbook as a zip whose parts can be read safely. Raises :class:`Refused` for whatever it should not be."""
    _check_kind(file)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise damaged() from error
    with archive:
        _check_shape(archive.infolist())
        yield archive


def damaged() -> Refused:
    """For a file that is a workbook by its first bytes only."""
    return Refused(
        _("Dit bestand is beschadigd. Open het in Excel of LibreOffice, bewaar het opnieuw als .xlsx en kom terug.")
    )


def _check_kind(file: BinaryIO) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    start = file.read(8)
    if not size:
        raise Refused(_("Dit bestand is leeg. Kies het ingevulde sjabloon."))
    if size > MOST_BYTES:
        raise Refused(_("Dit bestand is groter dan 20 MB. Verdeel de formulieren over meer bestanden."))
    if start == _OLE:
        file.seek(0)
        if _ENCRYPTED in file.read():
            raise Refused(_("Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."))
        raise Refused(
            _("Dit is een oud soort bestand (.xls). Bewaar het als Excel-werkmap (.xlsx) en probeer het opnieuw.")
        )
    if not start.startswith(_ZIP):
        raise Refused(_("Dit is geen Excel-werkmap. Vul het sjabloon in en bewaar het als .xlsx."))


def _check_shape(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_much()
    if any(part.file_size > FROM_BYTES and part.file_size > MOST_TIMES * part.compress_size for part in parts):
        raise _too_much()
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused(_("Op dit bestand zit een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."))
    if len(set(names)) != len(names):
        raise damaged()
    if "[Content_Types].xml" not in names:
        raise Refused(_("Dit is geen Excel-werkmap. Vul het sjabloon in en bewaar het als .xlsx."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused(_("In dit bestand zitten macro’s. Bewaar het als gewone Excel-werkmap (.xlsx), zonder macro’s."))


def _too_much() -> Refused:
    return Refused(
        _(
            "Dit bestand wordt veel te groot als wij het uitpakken. Neem een nieuw sjabloon en plak alleen uw "
            "rijen erin, als tekst."
        )
    )
