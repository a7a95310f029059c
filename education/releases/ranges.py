"""Sending a file whole, or the piece that a broken-off download still needs (RFC 9110, one piece).

Nothing is read into memory: the web server sends the file itself where it can.
"""

import re
from dataclasses import dataclass
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes `start` to `end`, both included, of a file of `total` bytes."""

    start: int
    end: int
    total: int

    @property
    def length(self) -> int:
        """How many bytes it is."""
        return self.end - self.start + 1

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole file."""
        return self.length == self.total


class NotThere(Exception):
    """The piece that was asked for is not in the file."""


def piece_of(asked: str, total: int) -> Piece | None:
    """The piece that the Range header asks for; None for everything, and for what we do not know (RFC 9110, 14.2).

    Raises NotThere for a piece past the end.
    """
    found = _RANGE.fullmatch(asked.replace(" ", ""))
    if found is None or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        start, end = max(0, total - int(last)), total - 1
        if not int(last):
            raise NotThere
    else:
        start, end = int(first), min(int(last), total - 1) if last else total - 1
        if last and int(last) < start:
            return None
    if start > end:
        raise NotThere
    return Piece(start, end, total)


class _Window:
    """A file from where it stands, for so many bytes; `fileno` lets the web server send it by itself."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self._file, self._left = file, length

    def read(self, size: int = -1) -> bytes:
        """The next bytes of the window."""
        size = self._left if size < 0 else min(size, self._left)
        data = self._file.read(size) if size else b""
        self._left -= len(data)
        return data

    def fileno(self) -> int:
        """Raises OSError for a file that is not on this disk."""
        return self._file.fileno()

    def close(self) -> None:
        """The file, too."""
        self._file.close()


def is_first_fetch(request: HttpRequest, etag: str) -> bool:
    """Whether this is somebody who begins to download: not a look, not the next piece of a broken-off one."""
    if request.method != "GET" or _is_known(request, etag):
        return False
    return "Range" not in request.headers or request.headers["Range"].replace(" ", "").startswith("bytes=0-")


def send(
    request: HttpRequest, file: BinaryIO, *, size: int, etag: str, name: str, media_type: str
) -> HttpResponseBase:
    """The file as a download, or the piece that is asked for. `etag` changes when one byte changes."""
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": f'"{etag}"',
        "Content-Encoding": "identity",  # packed already, and a piece must keep its length
        "X-Content-Type-Options": "nosniff",
    }
    if _is_known(request, etag):
        file.close()
        return HttpResponseNotModified(headers={"ETag": headers["ETag"]})
    piece = Piece(0, size - 1, size)
    status = 200
    asked = request.headers.get("Range", "")
    if asked and request.headers.get("If-Range", headers["ETag"]) == headers["ETag"]:
        try:
            wanted = piece_of(asked, size)
        except NotThere:
            file.close()
            return HttpResponse(status=416, headers={"Accept-Ranges": "bytes", "Content-Range": f"bytes */{size}"})
        if wanted is not None:
            piece, status = wanted, 206
            headers["Content-Range"] = f"bytes {piece.start}-{piece.end}/{size}"
    file.seek(piece.start)
    response = FileResponse(
        _Window(file, piece.length),
        as_attachment=True,
        filename=name,
        content_type=media_type,
        status=status,
        headers=headers,
    )
    response.block_size = _BLOCK
    response.headers["Content-Length"] = str(piece.length)
    return response


def _is_known(request: HttpRequest, etag: str) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or f'"{etag}"' in known
