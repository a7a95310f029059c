"""The report of the dossier as DOCX."""

from typing import TYPE_CHECKING, BinaryIO

from django.utils import translation

from education.service import docx_of

from ..report.writing import report_of

if TYPE_CHECKING:
    from ..dossier import Dossier


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write the report, in Dutch whatever the language of who asked."""
    with translation.override("nl"):
        paper, pictures = report_of(dossier)
        dossier.tell(50, "Verslag opmaken")
        output.write(docx_of(paper, pictures))
