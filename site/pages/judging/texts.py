"""Plain text and CSV have no sign of their own at the start: they are judged by what they may not hold."""

import re
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from .cells import starts_program
from .refused import FileRefused

#: What no text has: signs that steer a machine. A tab, a new line and a new page may be there.
_MACHINE = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
#: What a browser, a shell or a printer would carry out; a browser guesses from the start of a file.
_CARRIED_OUT = re.compile(
    rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?php|\?xml)", re.IGNORECASE
)
_BEGINS = (b"#!", b"%!", b"{\\rtf", b"%PDF-")
_START = 2_000


def check_text(file: BinaryIO) -> None:
    """Raise FileRefused unless this is plain text, in a way of writing that everybody can read. Back at its start."""
    file.seek(0)
    try:
        content = file.read()
        is_two = zipfile.is_zipfile(file)
    finally:
        file.seek(0)
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:_START]
    if is_two or _MACHINE.search(content) or not _is_readable(content):
        raise FileRefused(_("Dit is geen gewone tekst. Bewaar het als tekst (UTF-8), of maak er een PDF van."))
    if start.startswith(_BEGINS) or _CARRIED_OUT.search(start):
        raise FileRefused(_("Dit is een webpagina of een programma, geen tekst. Maak er een PDF van."))
    if starts_program(content):
        raise FileRefused(_("In dit bestand start een cel een programma. Haal die formule eruit."))


def _is_readable(content: bytes) -> bool:
    for writing in ("utf-8", "cp1252"):
        try:
            content.decode(writing)
        except UnicodeDecodeError:
            continue
        return True
    return False
