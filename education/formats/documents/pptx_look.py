"""How our slides look: wide, black on white, large letters, in Dutch; without what the template has too much."""

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.presentation import Presentation
from pptx.util import Emu, Inches, Pt

from .paper import LANGUAGE

WIDTH, HEIGHT = Emu(12_192_000), Emu(6_858_000)  # 16 : 9
LEFT, TEXT_WIDTH = Inches(0.7), Inches(11.9)
#: Where the text, a table or a picture stands under the title.
TOP, TEXT_HEIGHT = Inches(1.75), Inches(5.1)
TITLE_SLIDE, TITLE_AND_TEXT, TITLE_ONLY = 0, 1, 2
_KEPT = (0, 1, 5)
#: In the theme of the template: its blue becomes a grey that prints, its letters become ours.
_THEME = ((b"4F81BD", b"333333"), (b"Calibri", b"Arial"))
_LEFT_OUT = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
_LANGUAGES = ("a:rPr", "a:endParaRPr", "a:defRPr")


def dress(show: Any) -> None:
    """Size, look and language of a show that has no slides yet."""
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    _keep_few_layouts(show)
    for place in (show.slide_master, *show.slide_layouts):
        _without_date_and_footer(place)
        _place(place.placeholders)
    for layout in show.slide_layouts:
        speak_dutch(layout.element)
    speak_dutch(show.slide_master.element)
    speak_dutch(show.part._element)
    _styles(show.slide_master.element)
    _theme(show)
    show.part._element.find(qn("p:sldSz")).attrib.pop("type", None)  # "4 : 3"
    for relations in (show.part.package._rels, show.part.rels):
        for key in [key for key, each in relations.items() if each.reltype in _LEFT_OUT]:
            relations.pop(key)


def name_the_notes(show: Any) -> None:
    """Say which page is the model of the notes, once there are notes: the library leaves that out."""
    root: Any = show.part._element
    key = next((key for key, each in show.part.rels.items() if each.reltype == RELATIONSHIP_TYPE.NOTES_MASTER), "")
    if key and root.find(qn("p:notesMasterIdLst")) is None:
        speak_dutch(show.notes_master.element)
        models, model = OxmlElement("p:notesMasterIdLst"), OxmlElement("p:notesMasterId")
        model.set(qn("r:id"), key)
        models.append(model)
        root.find(qn("p:sldMasterIdLst")).addnext(models)


def speak_dutch(element: Any) -> None:
    """All text in this element is Dutch, for who listens to it."""
    for name in _LANGUAGES:
        for properties in element.iter(qn(name)):
            if name != "a:defRPr" or properties.get("lang"):
                properties.set("lang", LANGUAGE)


def _keep_few_layouts(show: Presentation) -> None:
    for number, layout in reversed(list(enumerate(show.slide_layouts))):
        if number not in _KEPT:
            show.slide_layouts.remove(layout)


def _without_date_and_footer(place: Any) -> None:
    for shape in list(place.placeholders):
        if shape.placeholder_format.idx >= 10 or shape.placeholder_format.type in (13, 15, 16):
            shape._element.getparent().remove(shape._element)


def _place(placeholders: Any) -> None:
    for shape in placeholders:
        is_title = shape.placeholder_format.idx == 0
        is_first = shape.placeholder_format.type in (3, 4)  # title and subtitle of the first slide
        shape.left, shape.width = LEFT, TEXT_WIDTH
        if is_first:
            shape.top, shape.height = (Inches(1.6), Inches(2.2)) if is_title else (Inches(4.0), Inches(2.2))
        else:
            shape.top, shape.height = (Inches(0.4), Inches(1.2)) if is_title else (TOP, TEXT_HEIGHT)


def _styles(master: Any) -> None:
    """Titles to the left and 36 points, text 28."""
    for level in master.iter(qn("p:titleStyle")):
        properties = level.find(qn("a:lvl1pPr"))
        properties.set("algn", "l")
        letters = properties.find(qn("a:defRPr"))
        letters.set("sz", str(Pt(36).centipoints))
        letters.set("b", "1")
    for level in master.iter(qn("p:bodyStyle")):
        level.find(qn("a:lvl1pPr")).find(qn("a:defRPr")).set("sz", str(Pt(28).centipoints))


def _theme(show: Presentation) -> None:
    part: Any = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for old, new in _THEME:
        part._blob = part._blob.replace(old, new)


def middle(width: float) -> Emu:
    """Where something of this width begins to stand in the middle."""
    return Emu(int((WIDTH - width) / 2))
