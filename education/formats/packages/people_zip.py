"""The ZIP for people: what a teacher opens, reads and prints, with everything for other systems beside it."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from education.source import Source

from .archive import zip_of
from .clean import cleaned, one_line
from .html import E, document, link
from .licences import licence_text
from .names import FOLDERS, METADATA, PUPIL, QUIZ, SLIDES, SYSTEMS, TEACHER, path_of
from .overview import overview

READ_ME, LICENCE, CHECKSUMS = "00-LEES-MIJ.html", "LICENTIE.txt", "CHECKSUMS.txt"


@override("nl")
def write_zip(source: Source, files: Mapping[str, bytes]) -> bytes:
    """The ZIP of a pack. `files` are all documents and packages by path, such as "docent/01-handleiding.docx".

    The page to read first, the licence and the checksums are made here; `sha256sum -c CHECKSUMS.txt` checks them all.
    Raises ValueError for a path outside :data:`.names.FOLDERS`, or one that a system cannot hold.
    """
    source = cleaned(source)
    if outside := [path for path in files if path.partition("/")[0] not in FOLDERS or "/" not in path]:
        raise ValueError(f"no place in the ZIP for {outside[0]!r}")
    ordered = sorted(files, key=lambda path: (FOLDERS.index(path.partition("/")[0]), path))
    entries = {READ_ME: _read_me(source, ordered), LICENCE: licence_text(source)}
    entries |= {path: files[path] for path in ordered}
    return zip_of({**entries, CHECKSUMS: checksums(entries)}, source.day)


def checksums(entries: Mapping[str, bytes]) -> bytes:
    """The SHA-256 of each file, in the form that `sha256sum` reads."""
    return "".join(f"{sha256(content).hexdigest()}  {path}\n" for path, content in entries.items()).encode()


def _read_me(source: Source, paths: list[str]) -> bytes:
    contents = [E.h2(_("Wat zit erin?"))] if paths else []
    for folder in FOLDERS:
        inside = [path for path in paths if path.startswith(f"{folder}/")]
        if inside:
            contents += [E.h3(_title_of(folder)), E.ul(*(E.li(link(path, _shown(source, path))) for path in inside))]
    return document(source.title, *overview(source), *contents)


def _title_of(folder: str) -> str:
    return {
        TEACHER: _("Voor de docent"),
        PUPIL: _("Voor de leerling"),
        SLIDES: _("Presentatie"),
        QUIZ: _("Toets"),
        SYSTEMS: _("Voor het systeem van uw school"),
        METADATA: _("Gegevens over de les, voor zoekmachines"),
    }[folder]


def _shown(source: Source, path: str) -> str:
    """The title of the part of which this is a file, with the kind of file; its name when it is of no part."""
    titles: dict[str, Any] = {path_of(source, part, "x").rpartition(".")[0]: part.title for part in source.parts}
    stem, _dot, ending = path.rpartition(".")
    title = one_line(titles.get(stem, ""), path.rpartition("/")[2])
    return f"{title} ({ending.upper()})" if stem in titles else title
