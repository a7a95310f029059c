"""Blocks are made sound before they are written, whatever was typed."""

from hypothesis import given
from hypothesis import strategies as st

from education.formats.documents.blocks import KINDS, LEVELS, column_shares, made_sound
from education.source import Block

TEXTS = st.sampled_from(("", " ", "a", "b\nc", "\x00", "d" * 200))
ROWS = st.lists(TEXTS, max_size=4).map(tuple)
ANY = st.builds(
    Block,
    st.sampled_from(sorted(KINDS)),
    TEXTS,
    level=st.integers(-2, 9),
    items=ROWS,
    rows=st.lists(ROWS, max_size=3).map(tuple),
    count=st.integers(-2, 99),
    path=st.sampled_from(("", "a.png")),
)


@given(st.lists(ANY, max_size=6))
def test_headings_skip_no_level_and_tables_are_even(blocks):
    sound = made_sound(blocks)

    before = 1
    for block in sound:
        if block.kind == "heading":
            assert LEVELS[0] <= block.level <= min(LEVELS[-1], before + 1)
            assert "\n" not in block.text
            before = block.level
        if block.kind == "table":
            assert block.items
            assert {len(row) for row in block.rows} <= {len(block.items)}
            assert len(column_shares(block)) == len(block.items)
            assert min(column_shares(block)) > 0
    assert made_sound(sound) == sound


def test_a_table_without_a_head_takes_its_first_row():
    (table,) = made_sound([Block("table", rows=(("Wat", "Wie"), ("a",)))])
    assert (table.items, table.rows) == (("Wat", "Wie"), (("a", ""),))


def test_what_says_nothing_is_gone():
    nothing = (
        Block("heading", " "),
        Block("paragraph", "\x00"),
        Block("bullets", items=("", " ")),
        Block("table", items=("", "")),
        Block("table", rows=((),)),
        Block("table", rows=((), ("",))),
        Block("lines"),
        Block("box"),
    )
    assert made_sound(nothing) == ()
