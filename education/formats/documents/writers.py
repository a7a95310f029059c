"""Which forms a part is written in, and by whom: one list."""

from collections.abc import Callable

from ...enums import MaterialKind
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
#: The forms of the quiz: see :func:`.quiz_paper.write_quiz`.
QUIZ_FORMS = ("docx", "odt", "pdf")
#: The kind of file, for whoever sends it.
MIME_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def forms_of(part: Part) -> tuple[str, ...]:
    """The codes of the forms this part gets; a loose file stays what it is."""
    if part.kind == MaterialKind.FILE:
        return ()
    return ("pptx", "pdf") if part.kind == MaterialKind.SLIDES else ("docx", "odt", "pdf")
