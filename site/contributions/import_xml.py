"""Reading one part of a workbook as a stream: no tree is built, so memory does not grow with the part."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from .import_files import damaged

_CHUNK = 1 << 16


class Handler:
    """What is done with what comes by. Names are without their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


def stream(archive: zipfile.ZipFile, part: str, handler: Handler) -> Iterator[float]:
    """Lead a part past the handler; yields after every piece how far it is (0 to 1).

    Raises Refused for what is no XML, and for a document type: a workbook has none, and entities are made of it.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = lambda name, attributes: handler.start(_local(name), _locals(attributes))
    parser.EndElementHandler = lambda name: handler.end(_local(name))
    parser.CharacterDataHandler = handler.text
    try:
        size = archive.getinfo(part).file_size or 1
        with archive.open(part) as source:
            read = 0
            while piece := source.read(_CHUNK):
                read += len(piece)
                parser.Parse(piece, False)
                yield min(read / size, 1.0)
            parser.Parse(b"", True)
    except (
        expat.ExpatError,
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise damaged() from error
    yield 1.0


def read_whole(archive: zipfile.ZipFile, part: str, handler: Handler) -> None:
    """The same for a small part, at once."""
    for _piece in stream(archive, part, handler):
        pass


def _no_document_type(*_declaration: Any) -> None:
    raise damaged()


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _locals(attributes: dict[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in attributes.items()}
