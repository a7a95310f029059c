"""The project for analysis software, with line ends of one character as most of it counts."""

from typing import TYPE_CHECKING, BinaryIO

from ..qda.project import write_project

if TYPE_CHECKING:
    from ..dossier import Dossier


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write the project."""
    write_project(dossier, output)
