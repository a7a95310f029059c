"""The codebook alone, for analysis software."""

from typing import TYPE_CHECKING, BinaryIO

from ..qda.codes import codes_xml, guids

if TYPE_CHECKING:
    from ..dossier import Dossier

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write the codebook; an empty one has no codes in it."""
    codes = "".join(codes_xml(dossier.scope, guids(dossier.scope, dossier.number))) or "<Codes/>"
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="{NAMESPACE}" origin="Reisgenoot">'
    output.write(f"{head}{codes}</CodeBook>\n".encode())
