"""Who writes a part in which form. Imports all libraries of documents: 34 MB."""

from collections.abc import Callable

from ...source import Part, Source
from .docx import write_docx
from .odt import write_odt
from .pdf import write_pdf
from .pptx import write_pptx

#: Code of a form (also the end of the file name) -> who writes it.
WRITERS: dict[str, Callable[[Source, Part], bytes]] = {
    "docx": write_docx,
    "odt": write_odt,
    "pdf": write_pdf,
    "pptx": write_pptx,
}
