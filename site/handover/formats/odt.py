"""The report of the dossier as ODT."""

from typing import TYPE_CHECKING, BinaryIO

from django.utils import translation

from education.service import odt_of

from ..report.writing import report_of

if TYPE_CHECKING:
    from ..dossier import Dossier


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write the report, in Dutch whatever the language of who asked."""
    with translation.override("nl"):
        paper, pictures = report_of(dossier)
        dossier.tell(50, "Verslag opmaken")
        output.write(odt_of(paper, pictures))
