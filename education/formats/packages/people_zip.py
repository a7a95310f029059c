"""The ZIP for people: what a teacher opens, reads and prints, with everything for other systems beside it."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import BinaryIO
from zipfile import ZipFile

from django.utils.translation import gettext as _
from django.utils.translation import override

from education.source import Source

from ..licences import licence_text
from ..text import cleaned
from .archive import add_file, check_paths
from .html import E, document, link
from .names import FOLDERS, METADATA, PUPIL, QUIZ, SLIDES, SYSTEMS, TEACHER, titles_of
from .overview import overview

READ_ME, LICENCE, CHECKSUMS = "00-LEES-MIJ.html", "LICENTIE.txt", "CHECKSUMS.txt"

#: Opens a file at its start; it is closed after use.
Opener = Callable[[], BinaryIO]


@override("nl")
def write_zip(
    source: Source, files: Mapping[str, Opener], to: BinaryIO, titles: Mapping[str, str] | None = None
) -> None:
    """Write the ZIP of a pack, one file at a time: memory stays flat, however large the pack is.

    `files` are all documents and packages by path, such as "docent/handleiding.docx"; `titles` says what they are
    called, by path (see :func:`.names.titles_of`). The page to read first, the licence and the checksums are made
    here; `sha256sum -c CHECKSUMS.txt` checks them all. Raises ValueError for a path outside :data:`.names.FOLDERS`,
    or one that a system cannot hold.
    """
    source = cleaned(source)
    check_paths(files)
    if outside := [path for path in files if path.partition("/")[0] not in FOLDERS or "/" not in path]:
        raise ValueError(f"no place in the ZIP for {outside[0]!r}")
    ordered = sorted(files, key=lambda path: (FOLDERS.index(path.partition("/")[0]), path))
    own = {READ_ME: _read_me(source, titles_of(source, ordered, titles or {})), LICENCE: licence_text(source)}
    with ZipFile(to, "w") as archive:
        sums = {path: add_file(archive, path, BytesIO(content), source.day) for path, content in own.items()}
        for path in ordered:
            with files[path]() as file:
                sums[path] = add_file(archive, path, file, source.day)
        add_file(archive, CHECKSUMS, BytesIO(_as_lines(sums)), source.day)


def _as_lines(sums: Mapping[str, str]) -> bytes:
    """In the form that `sha256sum` reads."""
    return "".join(f"{digest}  {path}\n" for path, digest in sums.items()).encode()


def _read_me(source: Source, titles: dict[str, str]) -> bytes:
    contents = [E.h2(_("Wat zit erin?"))] if titles else []
    for folder in FOLDERS:
        inside = [E.li(link(path, title)) for path, title in titles.items() if path.startswith(f"{folder}/")]
        if inside:
            contents += [E.h3(_title_of(folder)), E.ul(*inside)]
    return document(source.title, *overview(source, contents))


def _title_of(folder: str) -> str:
    return {
        TEACHER: _("Voor de docent"),
        PUPIL: _("Voor de leerling"),
        SLIDES: _("Presentatie"),
        QUIZ: _("Toets"),
        SYSTEMS: _("Voor het systeem van uw school"),
        METADATA: _("Gegevens over de les, voor zoekmachines"),
    }[folder]
