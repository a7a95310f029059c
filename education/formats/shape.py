"""What a format module makes: one file of a release."""

from collections.abc import Callable
from dataclasses import dataclass

from ..source import Source

Write = Callable[[Source], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """One file of a release. `code` is the format (at most 12 letters), `path` its place in the ZIP.

    `key` is the lasting number of the part it is made of, when it is of one part. `write` asks no database.
    """

    code: str
    path: str
    audience: str
    title: str
    write: Write
    key: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """One file that is made of the source and of the documents before it, such as a cartridge. Fields as of a Form."""

    code: str
    path: str
    audience: str
    title: str
    content: bytes
