"""The quiz on paper: to answer with a pen, or with the answers for the teacher."""

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _

from ...source import Source
from .docx import docx_of
from .odt import odt_of
from .paper import Paper, paper_with
from .pdf import pdf_of
from .quiz_blocks import quiz_blocks

#: Code of a form -> who writes it.
FORMS: dict[str, Callable[[Paper], bytes]] = {"docx": docx_of, "odt": odt_of, "pdf": pdf_of}


def write_quiz(source: Source, *, with_answers: bool, form: str = "pdf") -> bytes:
    """The quiz of this pack as "docx", "odt" or "pdf".

    Raises KeyError for another form, ValueError for a quiz without questions or of an unknown kind, and
    pages.service.PdfUnavailable.
    """
    return FORMS[form](quiz_on_paper(source, with_answers=with_answers))


def quiz_on_paper(source: Source, *, with_answers: bool) -> Paper:
    """The quiz before it has a form. Raises as :func:`write_quiz`."""
    if not source.questions:
        raise ValueError("a quiz without questions")
    with translation.override("nl"):
        title = _("Toets met antwoorden") if with_answers else _("Toets")
        return paper_with(source, title, quiz_blocks(source, with_answers=with_answers))
