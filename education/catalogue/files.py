"""What can be downloaded of a release, as a teacher looks for it: by who uses it, then by part, then by program."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import ReleaseFile
from .in_words import size_in_words

#: Folder in the ZIP -> its heading on the page, in the order of use. Other folders come under "more formats".
SECTIONS: dict[str, str | Promise] = {
    "docent": _("Voor de docent"),
    "leerling": _("Voor leerlingen"),
    "presentatie": _("Presentatie"),
    "toets": _("Toets"),
}
MORE: str | Promise = _("Voor uw leeromgeving")
_FORMS: dict[str, str | Promise] = {
    "docx": _("Word"),
    "pptx": _("PowerPoint"),
    "pdf": _("PDF"),
    "odt": _("OpenDocument"),
    "odp": _("OpenDocument"),
    "html": _("Webpagina"),
    "imscc": _("Common Cartridge: voor Moodle, Canvas of itslearning"),
    "scorm": _("SCORM 1.2"),
    "qti": _("QTI 3.0"),
    "lom": _("NL-LOM"),
    "jsonld": _("JSON-LD"),
}
ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Download:
    """One file: in which form, where, and how big."""

    form: str
    url: str
    size: str


@dataclass(frozen=True, slots=True)
class DownloadPart:
    """One part of the pack, in its forms."""

    title: str
    downloads: list[Download] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under one heading."""

    title: str
    parts: list[DownloadPart]


def sections_of(files: Sequence[ReleaseFile], order: Sequence[str], *, lasting: bool) -> list[Section]:
    """The files of a release under headings, without the ZIP of everything. `material` must be there already.

    `order`: the keys of the parts, as they are used in the lesson. What belongs to no part comes after them.
    With `lasting`, a part has the address that leads to its newest file whatever comes later: for in an electronic
    classroom. A withdrawn pack has none.
    """
    folders: dict[str, dict[object, DownloadPart]] = {name: {} for name in [*SECTIONS, ""]}
    times = Counter((file.material_id, file.form) for file in files)
    for file in sorted(files, key=lambda file: _place(file, order)):
        is_only = file.material_id is not None and times[file.material_id, file.form] == 1
        url = address_of(file, lasting=lasting and is_only)
        if not url or _is_whole(file):
            continue
        folder = file.path.partition("/")[0]
        parts = folders[folder if folder in SECTIONS else ""]
        part = parts.setdefault(file.material_id or file.title, DownloadPart(file.title))
        form = str(_FORMS.get(file.form) or file.form.upper())
        part.downloads.append(Download(form, url, size_in_words(file.size)))
    titles = {**SECTIONS, "": MORE}
    return [Section(str(titles[name]), list(parts.values())) for name, parts in folders.items() if parts]


def zip_of(files: Sequence[ReleaseFile]) -> Download | None:
    """Everything in one file; None when there is none."""
    for file in files:
        if _is_whole(file) and (url := address_of(file, lasting=False)):
            return Download("ZIP", url, size_in_words(file.size))
    return None


def address_of(file: ReleaseFile, *, lasting: bool) -> str:
    """Where the file is, or where the newest file of its part is; "" when nothing serves it."""
    try:
        if lasting and file.material is not None:
            return reverse("education:part", args=[file.material.stable_key, file.form])
        return reverse("education:file", args=[file.pk])
    except NoReverseMatch:
        return ""


def _place(file: ReleaseFile, order: Sequence[str]) -> tuple[int, int, str]:
    """By part, then what one can change before what one can only print."""
    key = str(file.material.stable_key) if file.material else ""
    forms = list(_FORMS)
    return (
        order.index(key) if key in order else len(order),
        forms.index(file.form) if file.form in forms else len(forms),
        file.path,
    )


def _is_whole(file: ReleaseFile) -> bool:
    return file.form == ZIP and "/" not in file.path
