"""Office files are zips. Packed again here: with one moment for every entry, and never with a macro."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

#: Names of entries and words in a list of contents that only a document with a program in it has.
_PROGRAMS = ("vbaproject", "vbadata", "activex", "basic/", "scripts/", "/embeddings/", "externallinks")
_PROGRAM_KINDS = (b"macroenabled", b"vbaproject", b"application/vnd.ms-office.vba")
_LISTS = ("[Content_Types].xml", "META-INF/manifest.xml")
_UNIX = 3


class MacroFound(ValueError):
    """The document holds a program. We never hand one out."""


def repack(content: bytes, day: date) -> bytes:
    """The office file `content` again: the same entries in the same order give the same bytes.

    Every entry carries `day`. "mimetype" stays first and unpacked, as OpenDocument asks. Raises MacroFound.
    """
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(packed, "w", ZIP_DEFLATED) as made:
        names = [name for name in given.namelist() if not name.endswith("/")]
        for name in sorted(names, key=lambda each: each != "mimetype"):
            held = given.read(name)
            _check_no_program(name, held)
            made.writestr(_entry(name, day), held)
    return packed.getvalue()


def _entry(name: str, day: date) -> ZipInfo:
    entry = ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0))
    entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
    entry.create_system, entry.external_attr = _UNIX, 0o644 << 16
    return entry


def _check_no_program(name: str, held: bytes) -> None:
    lowered = name.lower()
    if any(word in lowered for word in _PROGRAMS):
        raise MacroFound(name)
    if name in _LISTS and any(kind in held.lower() for kind in _PROGRAM_KINDS):
        raise MacroFound(name)
