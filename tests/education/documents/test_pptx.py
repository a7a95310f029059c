"""Slides: one heading is one slide, what does not fit goes on, and the notes are for the teacher."""

from io import BytesIO
from typing import Any

import pptx
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pptx.oxml.ns import qn

from education.formats.documents.blocks import made_sound
from education.formats.documents.pptx import write_pptx
from education.formats.documents.slides import MOST_LINES, slides_of
from education.source import Block, Step
from tests.education.documents.opened import entries, part, picture
from tests.education.documents.test_docx import ODD, few
from tests.factories.education import source


def opened(made: bytes) -> Any:
    return pptx.Presentation(BytesIO(made))


def titles(show: Any) -> list[str]:
    return [slide.shapes.title.text for slide in show.slides]


def test_a_heading_starts_a_slide_and_a_table_has_its_own():
    pack = source()
    show = opened(write_pptx(pack, pack.of_kind("slides")[0]))

    assert titles(show) == [pack.title, "Wat ga je doen?", "Wat ga je doen? (2)", "Wat ga je doen? (3)"]
    assert show.slides[0].placeholders[1].text == pack.summary
    texts = [paragraph.text for paragraph in show.slides[1].placeholders[1].text_frame.paragraphs]
    assert texts[1:3] == ["Lees rustig.", "Schrijf op & vraag: “waarom?”"]
    (table,) = [shape.table for shape in show.slides[2].shapes if shape.has_table]
    assert [cell.text for cell in table.rows[0].cells] == ["Wat", "Wanneer"]
    assert table.first_row
    assert round(show.slide_width / show.slide_height, 2) == 1.78


def test_the_teacher_has_the_lesson_in_the_notes_and_the_class_does_not():
    steps = (Step("Beginnen", 10, "whole", "Vraag wie al 18 is."), Step("Praten", 5, "pairs", "Loop rond."))
    own = (Block("heading", "Sparen"), Block("box", "Voor de docent", items=("Vraag niet naar thuis.",)))
    show = opened(write_pptx(source(steps=steps), part("slides", *own)))

    first, last = show.slides[0], show.slides[1]
    assert "Minuut 10 tot 15: Praten. Loop rond." in first.notes_slide.notes_text_frame.text
    assert "Vraag niet naar thuis." in last.notes_slide.notes_text_frame.text
    assert "CC BY 4.0" in last.notes_slide.notes_text_frame.text
    assert "Vraag niet naar thuis." not in "".join(shape.text_frame.text for shape in last.shapes)


def test_it_is_in_dutch_in_every_corner_and_has_nothing_too_much():
    pack = source()
    made = write_pptx(pack, pack.of_kind("slides")[0])

    show = opened(made)
    assert show.core_properties.title == "Presentatie - 18 worden: wat komt er op je af?"
    assert show.core_properties.language == "nl-NL"
    runs = [run for slide in show.slides for run in slide._element.iter(qn("a:r"))]
    assert runs
    assert {run.rPr.get("lang") for run in runs} == {"nl-NL"}
    assert not [name for name, held in entries(made).items() if b'lang="en' in held]
    assert len(show.slide_layouts) == 3
    assert not [name for name in entries(made) if "thumbnail" in name or "printer" in name]
    assert entries(made)["ppt/presentation.xml"].count(b"<p:notesMasterId ") == 1


def test_a_picture_has_its_own_slide_with_its_words():
    made = write_pptx(
        source(),
        part("slides", Block("heading", "Brief"), Block("paragraph", "Kijk."), Block("image", "De brief", path="b")),
        read_picture=lambda path: picture((500, 2000)),
    )
    last = opened(made).slides[2]
    (shown,) = [shape for shape in last.shapes if shape.shape_type == 13]
    assert shown._element.nvPicPr.cNvPr.get("descr") == "De brief"
    assert shown.top + shown.height < opened(made).slide_height


def test_numbers_go_on_where_they_were_and_line_ends_stay():
    items = tuple(f"Stap {number}\nmet uitleg" for number in range(1, 9))
    show = opened(write_pptx(source(), part("slides", Block("heading", "Doe"), Block("numbers", items=items))))
    second = show.slides[2].placeholders[1].text_frame.paragraphs[0]
    assert second.text == "Stap 6\vmet uitleg"
    assert second._p.pPr.find(qn("a:buAutoNum")).get("startAt") == "6"


WORDS = st.text("ab \n", max_size=900)
BLOCKS = st.lists(
    st.builds(Block, st.just("heading"), st.sampled_from(("Sparen", "Sparen (2)", "Lenen")), level=st.integers(2, 3))
    | st.builds(Block, st.just("paragraph"), WORDS)
    | st.builds(Block, st.just("bullets"), items=st.lists(WORDS, max_size=5).map(tuple)),
    max_size=6,
)


@given(BLOCKS)
def test_nothing_falls_off_a_slide_and_nothing_is_lost(blocks):
    sound = made_sound(blocks)
    with translation.override("nl"):
        slides = slides_of("Les", sound)

    for slide in slides:
        assert sum(line.height for line in slide.lines) <= MOST_LINES
    assert len({slide.title for slide in slides}) == len(slides)
    shown = "".join(line.text for slide in slides for line in slide.lines)
    told = "".join(
        text
        for block in sound
        for text in (block.text, *block.items)
        if not (block.kind == "heading" and block.level == 2)
    )
    assert "".join(shown.split()) == "".join(told.split())


@few
@given(ODD, ODD)
def test_whatever_somebody_types_opens_again(one, two):
    blocks = (
        Block("heading", one),
        Block("paragraph", two),
        Block("table", one, items=(two,), rows=((one, two),)),
        Block("box", one, items=(two,)),
    )
    show = opened(write_pptx(source(title=one, summary=two, keywords=(one,)), part("slides", *blocks, title=two)))
    assert "\x00" not in "".join(titles(show))
