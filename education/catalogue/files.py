"""What can be downloaded of a release, as a teacher looks for it: by who uses it, then by part, then by program."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from ..models import ReleaseFile
from .in_words import size_in_words

#: Folder in the ZIP -> its heading on the page, in the order of use. What is for systems is in :mod:`.systems`.
SECTIONS: dict[str, str | Promise] = {
    "docent": _("Voor de docent"),
    "leerling": _("Voor leerlingen"),
    "presentatie": _("Presentatie"),
    "toets": _("Toets"),
}
#: What most teachers open, in the order in which they want it: what one can change before what one can only print.
_FIRST: dict[str, str | Promise] = {"docx": _("Word"), "pptx": _("PowerPoint"), "pdf": _("PDF")}
#: What some ask for.
_MORE: dict[str, str | Promise] = {
    "odt": _("OpenDocument"),
    "odp": _("OpenDocument"),
    "html": _("Webpagina"),
}
_FORMS = {**_FIRST, **_MORE}
#: The form of which the lasting address is given to copy: the first that there is. A PDF opens everywhere.
_TO_SHARE = ("pdf", "pptx", "docx", "html")
ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Download:
    """One file: in which form, where, and how big."""

    form: str
    url: str
    size: str


@dataclass(frozen=True, slots=True)
class DownloadPart:
    """One part of the pack: in the forms that most want, in other forms, and its lasting address ("" for none)."""

    title: str
    downloads: list[Download] = field(default_factory=list)
    more: list[Download] = field(default_factory=list)
    address: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under one heading."""

    title: str
    parts: list[DownloadPart]

    @property
    def has_more(self) -> bool:
        """Whether one of its parts is there in other forms, too."""
        return any(part.more for part in self.parts)


def sections_of(files: Sequence[ReleaseFile], order: Sequence[str], *, lasting: bool) -> list[Section]:
    """The files for people under headings, without the ZIP of everything. `material` must be there already.

    `order`: the keys of the parts, as they are used in the lesson. What belongs to no part comes after them.
    With `lasting`, a part has the address that leads to its newest file whatever comes later: for in an electronic
    classroom. A withdrawn pack has none.
    """
    times = Counter((file.material_id, file.form) for file in files)
    found: dict[str, dict[object, list[ReleaseFile]]] = {name: {} for name in SECTIONS}
    for file in sorted(files, key=lambda file: _place(file, order)):
        folder = file.path.partition("/")[0]
        if folder in found:
            found[folder].setdefault(file.material_id or file.title, []).append(file)
    shared = {file.pk for file in files if lasting and file.material_id and times[file.material_id, file.form] == 1}
    return [
        Section(str(SECTIONS[name]), [_part(here, shared) for here in parts.values()])
        for name, parts in found.items()
        if parts
    ]


def zip_of(files: Sequence[ReleaseFile]) -> Download | None:
    """Everything in one file; None when there is none."""
    for file in files:
        if file.form == ZIP and "/" not in file.path:
            return Download("ZIP", address_of(file, lasting=False), size_in_words(file.size))
    return None


def address_of(file: ReleaseFile, *, lasting: bool) -> str:
    """Where the file is, or where the newest file of its part is."""
    if lasting and file.material is not None:
        return reverse("education:part", args=[file.material.stable_key, file.form])
    return reverse("education:file", args=[file.pk])


def _part(files: list[ReleaseFile], shared: set[int]) -> DownloadPart:
    """The files of one part. When it is there in other forms only, those are its first."""
    more = [_download(file, file.pk in shared) for file in files if file.form in _MORE]
    first = [_download(file, file.pk in shared) for file in files if file.form not in _MORE]
    return DownloadPart(
        files[0].title,
        first or more,
        more if first else [],
        _to_share([file for file in files if file.pk in shared]),
    )


def _to_share(files: Sequence[ReleaseFile]) -> str:
    """The whole lasting address of a part, in Dutch whatever the language of who asks."""
    forms = {file.form: file for file in files}
    for form in (*_TO_SHARE, *forms):
        if form in forms:
            with override("nl"):
                return f"{settings.BASE_URL}{address_of(forms[form], lasting=True)}"
    return ""


def _download(file: ReleaseFile, lasting: bool) -> Download:
    form = str(_FORMS.get(file.form) or file.form.upper())
    return Download(form, address_of(file, lasting=lasting), size_in_words(file.size))


def _place(file: ReleaseFile, order: Sequence[str]) -> tuple[int, int, str]:
    key = str(file.material.stable_key) if file.material else ""
    forms = list(_FORMS)
    return (
        order.index(key) if key in order else len(order),
        forms.index(file.form) if file.form in forms else len(forms),
        file.path,
    )
