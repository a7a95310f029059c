"""The project for MAXQDA, which counts a line end as two characters."""

from typing import TYPE_CHECKING, BinaryIO

from ..qda.project import write_project
from ..qda.texts import CRLF

if TYPE_CHECKING:
    from ..dossier import Dossier


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write the project."""
    write_project(dossier, output, line_end=CRLF)
