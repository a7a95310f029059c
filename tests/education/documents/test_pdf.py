"""Tagged PDF: what a screen reader hears, on paper that every copier prints."""

import pikepdf
import pytest

from education.formats.documents.fitting import density
from education.formats.documents.paper import paper_of
from education.formats.documents.pdf import write_pdf
from education.source import Block
from tests.education.documents.opened import as_pdf, part, picture, tags_of
from tests.factories.education import source

MM = 72 / 25.4


def test_a_guide_is_tagged_and_says_its_title_and_language():
    pack = source()
    made = as_pdf(write_pdf(pack, pack.of_kind("guide")[0]))

    assert made.Root.MarkInfo.Marked
    assert str(made.Root.Lang) == "nl-NL"
    assert made.open_metadata().get("pdfuaid:part") == "1"
    assert str(made.docinfo["/Title"]) == "Handleiding - 18 worden: wat komt er op je af?"
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert [float(side) for side in made.pages[0].mediabox[2:]] == pytest.approx([210 * MM, 297 * MM], abs=1)
    tags = tags_of(made)
    assert tags.count("H1") == 1
    assert tags.index("H1") < tags.index("H2") < tags.index("Table")
    assert {"L", "LI", "LBody", "TH", "TD", "TR"} <= set(tags)


def test_a_picture_carries_its_words():
    made = as_pdf(
        write_pdf(
            source(),
            part("worksheet", Block("image", "Een brief van de dienst", path="x")),
            read_picture=lambda path: picture(),
        )
    )
    figures = [
        each.Alt for each in made.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
    ]
    assert [str(each) for each in figures] == ["Een brief van de dienst"]


@pytest.mark.parametrize(
    ("items", "says"),
    [(1, "Vraag hulp als je er niet uit komt."), (26, "Bel"), (12, "Vraag hulp als je vastloopt. " * 4)],
)
def test_a_poster_is_one_sheet_of_a3(items, says):
    table = Block("table", items=("Wat", "Wanneer"), rows=(("Zorgverzekering", "18 jaar"),))
    pack = source(title="Verandert er iets? Geef het door")
    poster = part("poster", Block("bullets", items=(says,) * items), Block("box", "Hulp", items=(says,)), table)
    assert "long" not in density(paper_of(pack, poster))
    made = as_pdf(write_pdf(pack, poster))

    assert len(made.pages) == 1
    assert [float(side) for side in made.pages[0].mediabox[2:]] == pytest.approx([297 * MM, 420 * MM], abs=1)
    assert "Figure" in tags_of(made)


def test_letters_get_smaller_as_a_poster_says_more():
    pack = source()
    sizes = [
        density(paper_of(pack, part("poster", Block("paragraph", "a" * length)))) for length in range(0, 9000, 100)
    ]
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == ("size-1", "size-7 long")


def test_odd_signs_and_long_words_stay_on_the_page():
    odd = "\x00\ud800‘aan’ & <b>😀 \u202e" + "x" * 400
    blocks = (
        Block("heading", odd),
        Block("table", items=("a", odd[-300:]), rows=((odd, "b"),)),
        Block("box", odd, items=(odd,)),
    )
    made = as_pdf(write_pdf(source(title=odd, summary=odd), part("worksheet", *blocks, title=odd)))
    assert made.Root.MarkInfo.Marked


def test_the_hand_out_of_slides_leaves_out_the_notes_for_the_teacher():
    note = Block("box", "Voor de docent", items=("Vraag niet naar thuis.",))
    with_note = part("slides", Block("heading", "Sparen"), note)
    assert write_pdf(source(), with_note) == write_pdf(source(), part("slides", Block("heading", "Sparen")))
