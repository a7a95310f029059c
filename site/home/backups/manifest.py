"""The list in a back-up: of which release it is, what is in it, and the checksum of every file."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

NAME = "manifest.json"
#: Of this list itself; another number is another shape.
FORMAT = 1
_PIECE = 1 << 20


class Unfit(Exception):
    """It cannot be done like this; the text says in Dutch what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a back-up."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a back-up says of itself."""

    version: str
    made_at: str
    database: str
    rows: dict[str, int]
    files: dict[str, int]
    migrations: dict[str, list[str]]
    parts: list[Part] = field(default_factory=list)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Put the list beside what it lists."""
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n")


def read(folder: Path) -> Manifest:
    """The list of a back-up. Raises Unfit when there is none that we can read."""
    try:
        told = json.loads((folder / NAME).read_text())
        found = Manifest(**{**told, "parts": [Part(**part) for part in told["parts"]]})
    except (OSError, ValueError, TypeError, KeyError) as broken:
        raise Unfit(_("In %(folder)s staat geen hele reservekopie.") % {"folder": folder}) from broken
    if found.format != FORMAT:
        raise Unfit(_("Deze reservekopie is van een andere uitgave. Gebruik die uitgave."))
    return found


def check(folder: Path, manifest: Manifest) -> None:
    """Read every part and compare it with its checksum. Raises Unfit at the first that is not as it was."""
    for part in manifest.parts:
        path = folder / part.name
        if not path.is_file() or part_of(path) != part:
            raise Unfit(_("%(name)s is niet meer zoals hij was. Neem een andere reservekopie.") % {"name": part.name})


def part_of(path: Path) -> Part:
    """The line for this file."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Part(path.name, size, digest.hexdigest())
