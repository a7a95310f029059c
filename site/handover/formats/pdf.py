"""The report of the dossier as PDF."""

from typing import TYPE_CHECKING, BinaryIO

from django.utils import translation

from education.service import pdf_of

from ..report.writing import report_of
from ..telling import at_each_page

if TYPE_CHECKING:
    from ..dossier import Dossier


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write the report, in Dutch whatever the language of who asked."""
    with translation.override("nl"):
        paper, pictures = report_of(dossier)
        dossier.tell(50, "Bladzijden opmaken")
        with at_each_page(dossier.still):
            output.write(pdf_of(paper, pictures))
