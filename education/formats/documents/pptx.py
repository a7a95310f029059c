"""The slides of a lesson as a PPTX that a teacher can change, with notes that the class does not see."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pptx
from django.utils import translation
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from ...source import Block, Part, Source
from .blocks import column_shares
from .packing import repack
from .paper import LANGUAGE, Paper, paper_of
from .pictures import PictureReader, from_storage, picture_at
from .pptx_look import (
    LEFT,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TITLE_AND_TEXT,
    TITLE_ONLY,
    TITLE_SLIDE,
    TOP,
    dress,
    middle,
    name_the_notes,
    speak_dutch,
)
from .slides import Line, Slide, notes_for_the_lesson, slides_of

_TABLE_LETTERS = Pt(20)
_ROW = Pt(40)


def write_pptx(source: Source, part: Part, *, read_picture: PictureReader = from_storage) -> bytes:
    """These slides as a PPTX. Raises ValueError (a kind of block we do not know) and Refused (a picture is gone)."""
    paper = paper_of(source, part)
    with translation.override("nl"):
        notes = notes_for_the_lesson(source)
        slides = slides_of(paper.title, paper.blocks, pack=paper.below)
    show: Any = pptx.Presentation()
    dress(show)
    _first(show, paper, notes)
    for slide in slides:
        _add(show, slide, read_picture)
    _last_words(show, paper)
    name_the_notes(show)
    _properties(show.core_properties, paper)
    kept = BytesIO()
    show.save(kept)
    return repack(kept.getvalue(), paper.day)


def _first(show: Any, paper: Paper, notes: list[str]) -> None:
    made = show.slides.add_slide(show.slide_layouts[TITLE_SLIDE])
    made.shapes.title.text = paper.below or paper.title
    made.placeholders[1].text = paper.summary
    _finish(made, notes)


def _add(show: Any, slide: Slide, read_picture: PictureReader) -> None:
    has_text = bool(slide.lines)
    made = show.slides.add_slide(show.slide_layouts[TITLE_AND_TEXT if has_text else TITLE_ONLY])
    made.shapes.title.text = slide.title
    if has_text:
        _write(made.placeholders[1].text_frame, slide.lines)
    if slide.table is not None:
        _table(made, slide.table)
    if slide.image is not None:
        _image(made, slide.image, read_picture)
    _finish(made, slide.notes)


def _last_words(show: Any, paper: Paper) -> None:
    """Where it comes from, in the notes of the last slide: the class has nothing to do with it."""
    last = show.slides[len(show.slides) - 1]
    before = last.notes_slide.notes_text_frame.text if last.has_notes_slide else ""
    _finish(last, [*filter(None, [before]), *paper.colophon])


def _write(frame: Any, lines: list[Line]) -> None:
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        for number, text in enumerate(line.text.split("\n")):
            if number:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = text
            run.font.bold = True if line.bold else None
        _mark(paragraph._p.get_or_add_pPr(), line)


def _mark(properties: Any, line: Line) -> None:
    """The list of the layout has bullets: say where there is none, or a number."""
    if line.bullet:
        return
    if line.number:
        mark = OxmlElement("a:buAutoNum")
        mark.set("type", "arabicPeriod")
        if line.number > 1:
            mark.set("startAt", str(line.number))
        properties.set("marL", "514350")
        properties.set("indent", "-514350")
    else:
        mark = OxmlElement("a:buNone")
        properties.set("marL", "0")
        properties.set("indent", "0")
    properties.append(mark)


def _table(made: Any, block: Block) -> None:
    rows = (block.items, *block.rows)
    shape = made.shapes.add_table(len(rows), len(block.items), LEFT, TOP, TEXT_WIDTH, Emu(_ROW * len(rows)))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", made.shapes.title.text_frame.text)
    for column, share in zip(shape.table.columns, column_shares(block), strict=True):
        column.width = Emu(int(TEXT_WIDTH * share / 100))
    for row, texts in zip(shape.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = _TABLE_LETTERS


def _image(made: Any, block: Block, read_picture: PictureReader) -> None:
    picture = picture_at(block.path, read_picture)
    width, height = picture.fitting(TEXT_WIDTH, TEXT_HEIGHT)
    shown = made.shapes.add_picture(
        BytesIO(picture.png), middle(width), TOP, width=Emu(int(width)), height=Emu(int(height))
    )
    shown._element.nvPicPr.cNvPr.set("descr", block.text)


def _finish(made: Any, notes: list[str]) -> None:
    if notes:
        made.notes_slide.notes_text_frame.text = "\n".join(notes)
        _speak(made.notes_slide._element)
    _speak(made._element)


def _speak(element: Any) -> None:
    for run in element.iter(qn("a:r")):
        run.get_or_add_rPr()
    speak_dutch(element)


def _properties(properties: Any, paper: Paper) -> None:
    properties.title, properties.subject = paper.full_title[:255], paper.summary[:255]
    properties.author = properties.last_modified_by = paper.maker
    properties.keywords, properties.language = ", ".join(paper.keywords)[:255], LANGUAGE
    properties.created = properties.modified = datetime(paper.day.year, paper.day.month, paper.day.day, 12, tzinfo=UTC)
