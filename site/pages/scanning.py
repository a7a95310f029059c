"""Files that come in are looked at by a virus scanner (ClamAV), where one is set up. No answer is no entry.

The scanner is asked over its own protocol (clamd, INSTREAM): the file goes to it in pieces and is written nowhere.
"""

import logging
import socket
import struct
from enum import StrEnum
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
#: Seconds that a screen waits for the scanner to say that it is there.
_PATIENCE_FOR_A_WORD = 2
#: What CLAMD_URL says when somebody chose to go without.
WITHOUT = "none"


class ScannerGone(Exception):
    """The scanner gave no verdict: it is away, too busy, or refused the file for its size."""


class ScannerMissing(ScannerGone):
    """Files must be scanned here, and nobody said by what."""


class ScannerState(StrEnum):
    """How it stands with the scanner."""

    WORKS = "works"
    GONE = "gone"
    MISSING = "missing"
    WITHOUT = "without"


def scanner_state() -> ScannerState:
    """Ask the scanner whether it is there; a word is enough."""
    if not settings.CLAMD_URL and settings.SCANNER_REQUIRED:
        return ScannerState.MISSING
    if settings.CLAMD_URL in {"", WITHOUT}:
        return ScannerState.WITHOUT
    try:
        with _connect(settings.CLAMD_URL, _PATIENCE_FOR_A_WORD) as line:
            line.sendall(b"zPING\0")
            answer = line.recv(_LONGEST_ANSWER)
    except OSError:
        return ScannerState.GONE
    return ScannerState.WORKS if answer.startswith(b"PONG") else ScannerState.GONE


def infection_in(file: IO[bytes]) -> str | None:
    """The name of what the scanner found; None when the file is clean, or when we go without one (CLAMD_URL).

    Reads the file from its start and puts it back there. Raises ScannerGone.
    """
    if not settings.CLAMD_URL and settings.SCANNER_REQUIRED:
        raise ScannerMissing
    if settings.CLAMD_URL in {"", WITHOUT}:
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
    except ScannerMissing:
        logger.error("a file was refused: CLAMD_URL is not set")
        return _("Wij kunnen nog geen bestanden aannemen: er is geen virusscanner. Vraag het de beheerder.")
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


def _connect(url: str, patience: int = _PATIENCE) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(patience)
        line.connect(parts.path)
        return line
    return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 3310), patience)
