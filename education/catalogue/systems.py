"""What a school's own system can take of a release, each with how one brings it in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import ReleaseFile
from .files import SECTIONS, Download, address_of
from .in_words import size_in_words

#: Form -> what it is called, and how it comes in: (system, sentence). Sources: docs.moodle.org "IMS Common Cartridge
#: import and export", support.itslearning.com 7000093062; Magister and SOMtoday take links and files only.
_KNOWN: dict[str, tuple[str | Promise, tuple[tuple[str, str | Promise], ...]]] = {
    "imscc": (
        _("De hele les (Common Cartridge 1.1)"),
        (
            ("Moodle", _("Kies in uw cursus ‘Herstel’. Upload dit bestand.")),
            ("itslearning", _("Importeer dit bestand in uw vak. De les komt als map bij ‘Bronnen’.")),
            ("Canvas", _("Kies bij ‘Instellingen’ om cursusinhoud te importeren. Upload dit bestand.")),
        ),
    ),
    "scorm": (
        _("De zelftoets met een score (SCORM 1.2)"),
        (("Moodle", _("Voeg een activiteit ‘SCORM-pakket’ toe. Upload dit bestand.")),),
    ),
    "qti": (_("De vragen van de toets (QTI 3.0)"), (("", _("Upload dit in een toetsprogramma dat QTI 3.0 leest.")),)),
    "lom": ("NL-LOM", ()),
    "jsonld": ("JSON-LD", ()),
}


@dataclass(frozen=True, slots=True)
class SystemFile:
    """One file for a system. `how`: (system, sentence); the system is "" where any will do."""

    download: Download
    how: tuple[tuple[str, str | Promise], ...]


def systems_of(files: Sequence[ReleaseFile]) -> tuple[list[SystemFile], list[SystemFile]]:
    """The files that are not for people, in the order of how often they are asked for: what a school's system
    imports, and records for a catalogue or whatever else has no way in that we know."""
    here = [file for file in files if "/" in file.path and file.path.partition("/")[0] not in SECTIONS]
    order = list(_KNOWN)
    here.sort(key=lambda file: (order.index(file.form) if file.form in order else len(order), file.path))
    found = []
    for file in here:
        name, how = _KNOWN.get(file.form, (file.title, ()))
        found.append(SystemFile(Download(str(name), address_of(file, lasting=False), size_in_words(file.size)), how))
    return [each for each in found if each.how], [each for each in found if not each.how]
