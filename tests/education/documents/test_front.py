"""What stands before a guide reads as sentences."""

from dataclasses import replace

from education.formats.documents.front import before_the_guide
from tests.factories.education import source


def test_in_a_row_only_the_first_label_and_languages_keep_their_capital():
    pack = replace(source(), levels=("vmbo_kb", "havo", "mbo_3"), subjects=("citizenship", "dutch", "economics"))
    lines = [item for block in before_the_guide(pack, ()) if block.kind == "bullets" for item in block.items]
    assert "Voor: Vmbo kader, havo en mbo niveau 3" in lines
    assert "Vak of thema: Burgerschap, Nederlands en economie" in lines


def test_a_pack_without_levels_or_subjects_yet_can_be_looked_at():
    lines = [i for b in before_the_guide(replace(source(), levels=(), subjects=()), ()) for i in b.items]
    assert "Voor: " in lines and "Vak of thema: " in lines
