"""Places in a document for Word, words that lead there, and a list of contents that Word can fill in anew."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from .linking import Entry, Piece

_TITLE = "Inhoud"
_CONTENTS = 'TOC \\o "2-3" \\h \\z \\u'


def add_pieces(paragraph: Any, pieces: list[Piece], *, bold: bool | None = None) -> None:
    """Runs of text; what leads somewhere is a link."""
    for piece in pieces:
        run = paragraph.add_run(piece.text)
        run.bold = bold
        if piece.to:
            run.font.underline = True
            link = _link_out(paragraph, piece.to) if piece.out else _link_inside(piece.to)
            run._r.addprevious(link)
            link.append(run._r)


def _link_inside(place: str) -> Any:
    return _made("w:hyperlink", anchor=name_of(place), history="1")


def _link_out(paragraph: Any, address: str) -> Any:
    link = _made("w:hyperlink", history="1")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return link


def mark(paragraph: Any, place: str) -> None:
    """Make this paragraph a place to go to; nothing for no place."""
    if not place:
        return
    number = str(_next_number(paragraph))
    start = _made("w:bookmarkStart", id=number, name=name_of(place))
    properties = paragraph._p.pPr
    if properties is None:
        paragraph._p.insert(0, start)
    else:
        properties.addnext(start)
    paragraph._p.append(_made("w:bookmarkEnd", id=number))


def name_of(place: str) -> str:
    """A name that Word takes for a place: letters, digits and underscores, at most 40."""
    return "r_" + "".join(letter if letter.isalnum() else "_" for letter in place)[:38]


def add_contents(document: Document, entries: list[Entry]) -> None:
    """A list of contents with links. Word adds the numbers of pages when somebody asks it to fill in the field."""
    document.add_paragraph().add_run(_TITLE).bold = True
    for order, entry in enumerate(entries):
        paragraph = document.add_paragraph(style=_style(document, entry.level - 1))
        if order == 0:
            _field_mark(paragraph, "begin")
            code = _made("w:instrText")
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            code.text = _CONTENTS
            paragraph.add_run()._r.append(code)
            _field_mark(paragraph, "separate")
        add_pieces(paragraph, [Piece(entry.text, entry.place)])
        if order == len(entries) - 1:
            _field_mark(paragraph, "end")


def _style(document: Document, level: int) -> Any:
    """Word's own style for a line of the list, by the name that Word knows it by."""
    name = f"TOC {level}"
    if name not in document.styles:
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.left_indent = Cm(0.7 * (level - 1))
        style.paragraph_format.space_after = Pt(3)
    return document.styles[name]


def _field_mark(paragraph: Any, kind: str) -> None:
    paragraph.add_run()._r.append(_made("w:fldChar", fldCharType=kind))


def _made(tag: str, /, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _next_number(paragraph: Any) -> int:
    """Numbers of places run through the whole document."""
    return len(paragraph.part.element.body.findall(f".//{qn('w:bookmarkStart')}")) + 1
