"""The report of the dossier as PDF."""

from typing import TYPE_CHECKING, BinaryIO

from django.utils import translation

from education.service import pdf_of

from ..report.writing import report_of

if TYPE_CHECKING:
    from ..dossier import Dossier


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write the report, in Dutch whatever the language of who asked."""
    with translation.override("nl"):
        output.write(pdf_of(*report_of(dossier)))
