"""A part as a document for Word, with real headings, lists and tables: a teacher changes what does not fit."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt

from ...source import Block, Part, Source
from .blocks import TICKS, after_a_box, column_shares
from .docx_links import add_contents, add_pieces, mark
from .docx_styles import BOX, LINE, SMALL, TICK, WIDTH, dress, shade
from .linking import Linking, Piece, contents_of
from .packing import repack
from .paper import LANGUAGE, Paper, paper_of
from .pictures import PictureReader, from_storage, picture_at

_HIGHEST_PICTURE = Cm(16)
_ROW_TO_WRITE_IN = Cm(1)
_ROUND_A_CELL = Pt(3)


def write_docx(source: Source, part: Part, *, read_picture: PictureReader = from_storage) -> bytes:
    """This part as a DOCX. Raises ValueError (a kind of block we do not know) and Refused (a picture that is gone)."""
    return docx_of(paper_of(source, part), read_picture)


def docx_of(paper: Paper, read_picture: PictureReader = from_storage) -> bytes:
    """This paper as a DOCX."""
    return _Writing(read_picture).whole(paper)


class _Writing:
    """One document while it is written."""

    def __init__(self, read_picture: PictureReader) -> None:
        self.read_picture = read_picture
        self.links: Linking
        self.document = docx.Document()
        self.styles: dict[str, str | None] = {}
        dress(self.document)
        self.ways: dict[str, Callable[[Block], None]] = {
            "heading": self.heading,
            "paragraph": lambda block: self.say(block.text, "Normal"),
            "bullets": lambda block: self.say_all(block.items, "List Bullet"),
            "numbers": self.numbers,
            "table": self.table,
            "lines": self.lines,
            "box": self.box,
            "image": self.image,
            TICKS: lambda block: self.say_all(block.items, TICK),
        }

    def whole(self, paper: Paper) -> bytes:
        """Everything, packed."""
        self.links = Linking(paper)
        self.say(paper.title, "Heading 1")
        if paper.below:
            self.say(paper.below, "Subtitle")
        if entries := contents_of(paper):
            add_contents(self.document, entries)
        for block, is_next_box in after_a_box(paper.blocks):
            if is_next_box:
                self.say("", SMALL)
            self.ways[block.kind](block)
        self.say_all(paper.colophon, SMALL)
        self.footer(paper)
        _properties(self.document.core_properties, paper)
        kept = BytesIO()
        self.document.save(kept)
        return repack(kept.getvalue(), paper.day)

    def say(self, text: str, style: str) -> Any:
        """A paragraph."""
        return self.said(self.links.pieces(text), style)

    def said(self, pieces: list[Piece], style: str) -> Any:
        """A paragraph of pieces, some of which lead elsewhere."""
        paragraph: Any = self.document.add_paragraph()
        # By its number, asked once: by its name every style would be looked through for each paragraph.
        if style not in self.styles:
            self.styles[style] = self.document.part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
        paragraph._p.style = self.styles[style]
        add_pieces(paragraph, pieces)
        return paragraph

    def heading(self, block: Block) -> None:
        """A heading, at its place."""
        place = self.links.heading()
        mark(self.document.add_paragraph(block.text, style=f"Heading {block.level}"), place)

    def say_all(self, texts: tuple[str, ...], style: str) -> None:
        """A paragraph for each."""
        for text in texts:
            self.say(text, style)

    def numbers(self, block: Block) -> None:
        """A numbered list of its own: it begins at 1."""
        numbering = self.document.part.numbering_part.element
        style: Any = self.document.styles["List Number"]
        of_style = style.element.pPr.numPr.numId.val
        own = numbering.add_num(numbering.num_having_numId(of_style).abstractNumId.val)
        own.add_lvlOverride(ilvl=0).add_startOverride(1)
        for item in block.items:
            properties = self.say(item, "List Number")._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = own.numId

    def table(self, block: Block) -> None:
        """A table whose first row is its head, also on the next page."""
        if block.text:
            self.say(block.text, "Normal").paragraph_format.keep_with_next = True
        table: Any = self.document.add_table(rows=0, cols=len(block.items), style="Table Grid")
        widths = [Emu(int(WIDTH * share / 100)) for share in column_shares(block)]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for place, texts in enumerate((block.items, *block.rows)):
            row = table.add_row()
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if not all(texts):
                row.height = _ROW_TO_WRITE_IN
            for column, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
                cell.width = width
                if place == 0:
                    _head(cell, text)
                else:
                    self.fill(cell, text, begins=column == 0)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.say("", SMALL)

    def fill(self, cell: Any, text: str, *, begins: bool) -> None:
        """What stands in a cell; what begins a row may be a place."""
        place, pieces = self.links.beginning(text) if begins else ("", self.links.pieces(text))
        paragraph = cell.paragraphs[0]
        add_pieces(paragraph, pieces)
        mark(paragraph, place)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _ROUND_A_CELL

    def lines(self, block: Block) -> None:
        """Lines to write on: a tab that draws itself, so that typing on it works too."""
        if block.text:
            self.say(block.text, "Normal").paragraph_format.keep_with_next = True
        for _line in range(block.count):
            self.say("\t", LINE)

    def box(self, block: Block) -> None:
        """Paragraphs with one border around them."""
        if block.text:
            place, pieces = self.links.beginning(block.text)
            title = self.document.add_paragraph(style=BOX)
            add_pieces(title, pieces, bold=True)
            mark(title, place)
            title.paragraph_format.keep_with_next = bool(block.items)
        self.say_all(block.items, BOX)

    def image(self, block: Block) -> None:
        """A picture with its alternative text."""
        picture = picture_at(block.path, self.read_picture)
        width, height = picture.fitting(WIDTH, _HIGHEST_PICTURE)
        run: Any = self.say("", "Normal").add_run()
        shown = run.add_picture(BytesIO(picture.png), Emu(int(width)), Emu(int(height)))
        shown._inline.docPr.set("descr", block.text)

    def footer(self, paper: Paper) -> None:
        """The pack and its release, and which page this is."""
        foot: Any = self.document.sections[0].footer.paragraphs[0]
        foot.style = self.document.styles[SMALL]
        foot.add_run(f"{paper.footer} · ")
        _field(foot, "PAGE")
        foot.add_run(" / ")
        _field(foot, "NUMPAGES")


def _head(cell: Any, text: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.add_run(text).bold = True
    paragraph.paragraph_format.keep_with_next = True
    shade(cell._tc.get_or_add_tcPr())


def _field(paragraph: Any, code: str) -> None:
    """A number that Word fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    paragraph._p.append(field)
    field.append(run._r)


def _properties(properties: Any, paper: Paper) -> None:
    properties.title, properties.subject = paper.full_title[:255], paper.summary[:255]
    properties.author = properties.last_modified_by = paper.maker
    properties.keywords = ", ".join(paper.keywords)[:255]
    properties.comments, properties.language = "", LANGUAGE
    properties.created = properties.modified = datetime(paper.day.year, paper.day.month, paper.day.day, 12, tzinfo=UTC)
