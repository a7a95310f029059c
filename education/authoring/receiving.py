"""Taking in a file with a form: never more of it than may be, whatever the browser promised.

What is too much is read and forgotten at once, so that the rest of the form comes in and the browser can show why.
"""

from contextlib import suppress
from typing import Any

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from contributions.service import Refused

from .uploads import MOST_BYTES, no_room, too_large

#: A request up to this size is read to its end, so that the browser can read why we refuse it. A larger one is not.
MOST_BYTES_HEARD_OUT = 300_000_000


class OneFileHandler(TemporaryFileUploadHandler):
    """Keeps at most MOST_BYTES of a request on disk, over all its files. `problem` says in words what went wrong."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.problem = ""
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Count, and stop in time. Raises SkipFile."""
        self.received += len(raw_data)
        if self.received > MOST_BYTES:
            self._stop(too_large())
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError:
            self._stop(no_room())

    def file_complete(self, file_size: int) -> Any:
        """The file; None when the last of it found no place on the disk."""
        try:
            return super().file_complete(file_size)
        except OSError:
            self.problem = no_room()
            return None

    def _stop(self, sentence: str) -> None:
        self.problem = sentence
        with suppress(OSError):
            self.file.close()
        raise SkipFile


def prepare(request: HttpRequest) -> OneFileHandler:
    """Set the limit, before anything reads the request. Raises Refused when it is far too large to read at all."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MOST_BYTES_HEARD_OUT:
        raise Refused(too_large())
    handler = OneFileHandler(request)
    request.upload_handlers = [handler]
    return handler
