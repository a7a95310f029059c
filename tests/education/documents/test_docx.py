"""A part for Word: real styles, in Dutch, and nothing in it that runs."""

import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.service import Refused
from education.formats.documents.docx import write_docx
from education.formats.documents.odt import write_odt
from education.formats.documents.pptx import write_pptx
from education.source import Block
from tests.education.documents.opened import as_docx, entries, part, picture, words_of_docx
from tests.factories.education import source
from tests.sample_sizes import SAMPLE

#: A document takes a tenth of a second to write and open.
few = settings(max_examples=max(SAMPLE.hypothesis_examples // 12, 10))
ODD = st.text(st.characters(codec="utf-16", exclude_categories=[]), max_size=40) | st.sampled_from(
    (
        "a\x00b\x0b",
        '‘aan’ & <b>"uit"</b>',
        "😀👩‍👩‍👧 é",
        "x" * 3000,
        "regel 1\r\nregel 2\ttab",
        "\u202egnal",
        "]]>",
        "_x0041_",
        "\ud800half",
    )
)


def test_a_worksheet_has_real_headings_lists_and_tables():
    pack = source()
    opened = as_docx(write_docx(pack, pack.of_kind("worksheet")[0]))

    told = [(each.style.name, each.text) for each in opened.paragraphs]
    assert told[0] == ("Heading 1", "Werkblad 1")
    assert ("Heading 2", "Wat ga je doen?") in told
    assert ("List Bullet", "Schrijf op & vraag: “waarom?”") in told
    assert ("List Number", "Eerst dit.") in told
    assert ("Kader", "Over thuis hoef je niets te vertellen.") in told
    assert [style for style, _text in told].count("Schrijflijn") == 4
    (table,) = opened.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Wat", "Wanneer"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_it_is_a4_in_dutch_with_a_title_and_says_where_it_comes_from():
    pack = source()
    opened = as_docx(write_docx(pack, pack.of_kind("worksheet")[0]))

    told = opened.core_properties
    assert told.title == "Werkblad 1 - 18 worden: wat komt er op je af?"
    assert (told.language, told.author, told.created.date()) == ("nl-NL", "Reisgenoot", pack.day)
    assert {each.get(qn("w:val")) for each in opened.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    assert abs(opened.sections[0].page_width - Cm(21)) < Cm(0.01)
    assert "uitgave 3" in opened.sections[0].footer.paragraphs[0].text
    assert "CC BY 4.0" in words_of_docx(write_docx(pack, pack.parts[1]))
    assert pack.url in opened.paragraphs[-1].text


def test_each_numbered_list_begins_at_one():
    pack = source()
    made = write_docx(pack, part("worksheet", Block("numbers", items=("a", "b")), Block("numbers", items=("c",))))
    opened = as_docx(made)
    numbers = [each._p.pPr.numPr.numId.val for each in opened.paragraphs if each.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = opened.part.numbering_part.element
    assert [
        numbering.num_having_numId(number).lvlOverride_lst[0].startOverride.val for number in sorted(set(numbers))
    ] == [1, 1]


def test_two_boxes_after_each_other_do_not_become_one():
    boxes = (Block("box", "A", items=("a",)), Block("box", "B", items=("b",)))
    told = [each.style.name for each in as_docx(write_docx(source(), part("worksheet", *boxes))).paragraphs]
    assert told[2:7] == ["Kader", "Kader", "Kleine letters", "Kader", "Kader"]


def test_a_guide_tells_the_lesson_once():
    pack = source()
    words = words_of_docx(write_docx(pack, pack.of_kind("guide")[0]))
    for said in ("Tijd: 45 minuten", "Vmbo basis en mbo niveau 2", "Vraag wie al 18 is.", "Grondwet", "Print de"):
        assert words.count(said) == 1, said
    own = part(
        "guide", Block("heading", "Doelen"), Block("bullets", items=pack.aims), title="Gids", audience="teacher"
    )
    assert words_of_docx(write_docx(pack, own)).count(pack.aims[0]) == 1


def test_a_picture_has_its_words_and_nothing_of_the_camera():
    pack = source()
    asked: list[str] = []
    taken = picture((3000, 1500), exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00geheime plek")

    def read(path: str) -> bytes:
        asked.append(path)
        return taken

    made = write_docx(pack, part("worksheet", Block("image", "Een brief", path="a/b.jpg")), read_picture=read)
    assert asked == ["a/b.jpg"]
    (shown,) = as_docx(made).inline_shapes
    assert shown._inline.docPr.get("descr") == "Een brief"
    assert shown.width <= Cm(17)
    assert shown.width == pytest.approx(2 * shown.height, rel=0.01)
    assert not [name for name, held in entries(made).items() if b"geheime plek" in held]


def _gone(path: str) -> bytes:
    raise FileNotFoundError(path)


@pytest.mark.parametrize("read", [_gone, lambda path: b"<html>", lambda path: picture()[:300]])
@pytest.mark.parametrize("write", [write_docx, write_odt, write_pptx])
def test_a_picture_that_is_gone_or_broken_is_said_in_words(write, read):
    with pytest.raises(Refused, match="Kies haar opnieuw"):
        write(source(), part("slides", Block("image", "Een brief", path="weg.png")), read_picture=read)


def test_a_path_outside_the_storage_is_refused():
    for path in ("../../../etc/passwd", "/etc/passwd", ""):
        with pytest.raises(Refused):
            write_docx(source(), part("worksheet", Block("image", "x", path=path)))


def test_a_kind_of_block_we_do_not_know_is_never_left_out_in_silence():
    with pytest.raises(ValueError, match="video"):
        write_docx(source(), part("worksheet", Block("video", "x")))


@few
@given(st.lists(ODD, min_size=4, max_size=4), st.integers(-1, 90))
def test_whatever_somebody_types_opens_again(texts, count):
    one, two, three, four = texts
    blocks = (
        Block("heading", one, level=count),
        Block("paragraph", two),
        Block("bullets", items=(three, four)),
        Block("table", text=one, items=(two,), rows=((three, four), ())),
        Block("table", rows=((one, two), (three,))),
        Block("lines", four, count=count),
        Block("box", three, items=(one, two)),
    )
    pack = source(title=one, summary=two, keywords=(three,), aims=(four,))
    words = words_of_docx(write_docx(pack, part("worksheet", *blocks, title=four)))
    assert "\x00" not in words
    assert "\u202e" not in words
    for text in texts:
        if text.isascii() and text.isalnum():
            assert text in words
