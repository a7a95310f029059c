"""How our documents for Word look: black on white, large letters, real styles that a teacher may change."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .paper import LANGUAGE

FONT = "Arial"
BLACK = RGBColor(0, 0, 0)
WIDTH = Cm(17)
LINE, TICK, BOX, SMALL = "Schrijflijn", "Aankruisen", "Kader", "Kleine letters"
_SIZES = {"Normal": 12, "Heading 1": 22, "Heading 2": 15, "Heading 3": 13, "Heading 4": 12, "Subtitle": 13}
_LISTS = ("List Bullet", "List Number")
_SIDES = ("top", "left", "bottom", "right")
#: Word of 2013 and later; less opens in "compatibility mode".
_WORD = "15"
_LEFT_OUT = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)


def dress(document: Document) -> None:
    """Paper, language and styles, in a document that is still empty."""
    _a4(document)
    for name, size in _SIZES.items():
        _letters(document.styles[name], size)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        document.styles[name].paragraph_format.space_before = Pt(0 if name == "Heading 1" else 16)
        document.styles[name].paragraph_format.space_after = Pt(6)
    for name in ("Normal", *_LISTS):
        document.styles[name].paragraph_format.space_after = Pt(7 if name == "Normal" else 4)
        document.styles[name].paragraph_format.line_spacing = 1.25
    for name in ("Subtitle", "Heading 4"):
        document.styles[name].font.italic = False
    _own_styles(document)
    _in_dutch(document)
    _without_what_nobody_reads(document)


def shade(properties: Any) -> None:
    """Light grey behind a cell of a table: it prints well in black and white."""
    grey = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "D9D9D9")):
        grey.set(qn(f"w:{name}"), value)
    properties.append(grey)


def _a4(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)


def _letters(style: Any, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), BLACK
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)  # a font of the theme wins from a font by name
    fonts.set(qn("w:cs"), FONT)


def _own_styles(document: Document) -> None:
    for name in (LINE, TICK, BOX, SMALL):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
    line = document.styles[LINE].paragraph_format
    line.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    line.space_before, line.space_after = Pt(10), Pt(2)
    tick = document.styles[TICK].paragraph_format
    tick.left_indent, tick.first_line_indent = Cm(1), Cm(-1)
    tick.tab_stops.add_tab_stop(Cm(1))
    _border(document.styles[BOX])
    box = document.styles[BOX].paragraph_format
    box.left_indent = box.right_indent = Cm(0.3)
    box.keep_together = True
    document.styles[SMALL].font.size = Pt(9.5)
    document.styles[SMALL].paragraph_format.space_after = Pt(2)


def _border(style: Any) -> None:
    borders = OxmlElement("w:pBdr")
    for side in _SIDES:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", "000000")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    style.element.get_or_add_pPr().append(borders)  # the first of its kind; what comes later is put around it


def _in_dutch(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    for fonts in settings.iter(qn("w:themeFontLang")):
        fonts.set(qn("w:val"), LANGUAGE)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD)


def _without_what_nobody_reads(document: Document) -> None:
    """A picture of the template, a second set of styles in English, a list of books."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, each in relations.items() if each.reltype in _LEFT_OUT]:
            relations.pop(key)
