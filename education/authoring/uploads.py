"""A loose file that somebody uploads: what it is, is read from its content, never believed from its name.

The content is judged where all files from outside are (pages.judging); here its name is, and what a lesson may hold.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from django.utils.text import slugify
from django.utils.translation import gettext as _

from contributions.service import Refused
from pages.service import MOST_UPLOAD_BYTES, FileRefused, kind_of, too_large

MOST_BYTES = MOST_UPLOAD_BYTES
MOST_NAME = 120
#: What a lesson may hold besides what we make ourselves.
KINDS = frozenset({"pdf", "png", "jpg", "mp3", "mp4", "odt", "odp", "ods", "docx", "pptx", "xlsx"})

_ODD = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069<>:\"|?*]")

__all__ = ["KINDS", "MOST_BYTES", "Judged", "judge", "no_room", "too_large"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that may come in: the format that it really is, and the name under which we keep it."""

    suffix: str
    name: str


def judge(file: BinaryIO, name: str) -> Judged:
    """What this file is. Raises Refused for whatever should not come in; the file is at its start again."""
    stem = _stem(name)
    try:
        suffix = kind_of(file)
    except FileRefused as refusal:
        raise Refused(refusal.sentence) from refusal
    if suffix not in KINDS:
        raise Refused(
            _("Dit soort bestand kan niet. Kies een PDF, Word, PowerPoint, Excel, ODT, foto (PNG of JPG), MP3 of MP4.")
        )
    return Judged(suffix, f"{stem}.{suffix}")


def _stem(name: str) -> str:
    if not name.strip() or "/" in name or "\\" in name or ".." in name or name.startswith(".") or _ODD.search(name):
        raise Refused(_("De naam van dit bestand kan niet. Geef het een naam met gewone letters en cijfers."))
    if len(name) > MOST_NAME:
        raise Refused(_("De naam van dit bestand is te lang. Geef het een kortere naam."))
    return slugify(PurePosixPath(name).stem)[:60] or "bestand"


def no_room() -> str:
    """The sentence for when our disk is full."""
    return _("Onze schijf is vol. Het bestand is niet bewaard. Vraag de beheerder om ruimte, en probeer het dan weer.")
