"""Files that come in are looked at by a virus scanner (ClamAV), where one is set up. No answer is no entry.

The scanner is asked over its own protocol (clamd, INSTREAM): the file goes to it in pieces and is written nowhere.
"""

import logging
import socket
import struct
from typing import IO, Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

_PIECE = 64 * 1024
#: Seconds without a word from the scanner.
_PATIENCE = 30
_LONGEST_ANSWER = 4096


class ScannerGone(Exception):
    """The scanner gave no verdict: it is away, too busy, or refused the file for its size."""


def infection_in(file: IO[bytes]) -> str | None:
    """The name of what the scanner found; None when the file is clean, or when no scanner is set up (CLAMD_URL).

    Reads the file from its start and puts it back there. Raises ScannerGone.
    """
    if not settings.CLAMD_URL:
        return None
    file.seek(0)
    try:
        answer = _ask(settings.CLAMD_URL, file)
    except OSError as problem:
        raise ScannerGone(type(problem).__name__) from problem
    finally:
        file.seek(0)
    verdict = answer.removeprefix("stream: ")
    if verdict == "OK":
        return None
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")
    raise ScannerGone(verdict[:80])


def problem_with(file: IO[bytes]) -> str:
    """A sentence when this file may not come in, else empty."""
    try:
        found = infection_in(file)
    except ScannerGone as gone:
        logger.error("a file was refused: the virus scanner gave no verdict (%s)", gone)
        return _("Wij kunnen dit bestand nu niet nakijken op virussen. Probeer het over een paar minuten opnieuw.")
    if found:
        logger.warning("a file was refused: %s", found)
        return _("In dit bestand zit een virus. Wij bewaren het niet. Laat uw computer nakijken.")
    return ""


class ScannedFileField(forms.FileField):
    """A file from outside: refused with a sentence when the scanner finds something, or gives no verdict."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """As a file field does, and then the scanner."""
        given = super().clean(data, initial)
        if given and given is not initial and (sentence := problem_with(given)):
            raise forms.ValidationError(sentence, code="infected")
        return given


def _ask(url: str, file: IO[bytes]) -> str:
    with _connect(url) as line:
        line.sendall(b"zINSTREAM\0")
        while piece := file.read(_PIECE):
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
            if not (piece := line.recv(_LONGEST_ANSWER)):
                break
            answer += piece
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _connect(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(_PATIENCE)
        line.connect(parts.path)
        return line
    return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 3310), _PATIENCE)
