"""A teacher who reads "Bij de presentatie" finds each of those slides in the presentation."""

import pytest

from education.packs.every import EVERY_PACK
from education.packs.marks import blocks
from education.packs.shape import WrittenPack


@pytest.mark.parametrize("pack", EVERY_PACK, ids=lambda pack: pack.slug)
def test_what_the_guide_says_of_a_slide_is_of_a_slide_that_is_there(pack: WrittenPack) -> None:
    slides = [block.text.lower() for block in blocks(pack.of_kind("slides")[0].text) if block.kind == "heading"]
    tables = [block for block in blocks(pack.of_kind("guide")[0].text) if block.kind == "table"]
    named = [row[0].lower() for block in tables if block.items[0] == "Dia" for row in block.rows]
    assert [name for name in named if not any(name in slide for slide in slides)] == []


def test_there_is_a_guide_that_names_slides() -> None:
    assert any("| Dia |" in pack.of_kind("guide")[0].text for pack in EVERY_PACK)
