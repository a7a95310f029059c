"""The plain marks in which packs are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from education.packs.marks import blocks
from education.source import Block

LETTERS = st.text(alphabet="abc Éé‘’(),.?", min_size=1).map(str.strip).filter(bool).map(lambda text: f"z{text}")
ITEMS = st.lists(LETTERS, min_size=1, max_size=4).map(tuple)
BLOCK = st.one_of(
    st.builds(Block, st.just("heading"), LETTERS, level=st.sampled_from([2, 3])),
    st.builds(Block, st.just("paragraph"), LETTERS.map(lambda text: " ".join(text.split()))),
    st.builds(Block, st.sampled_from(["bullets", "numbers"]), items=ITEMS),
    st.integers(1, 4).flatmap(
        lambda wide: st.builds(
            Block,
            st.just("table"),
            items=st.tuples(*[LETTERS] * wide),
            rows=st.lists(st.tuples(*[st.one_of(st.just(""), LETTERS)] * wide), max_size=3).map(tuple),
        )
    ),
    st.builds(Block, st.just("lines"), st.one_of(st.just(""), LETTERS), count=st.integers(1, 9)),
    st.builds(Block, st.just("box"), LETTERS, items=ITEMS),
)


def written(block: Block) -> str:
    """The block in marks."""
    if block.kind == "heading":
        return f"{'#' * block.level} {block.text}"
    if block.kind == "bullets":
        return "\n".join(f"- {item}" for item in block.items)
    if block.kind == "numbers":
        return "\n".join(f"{place}. {item}" for place, item in enumerate(block.items, 1))
    if block.kind == "table":
        return "\n".join("| " + " | ".join(row) + " |" for row in (block.items, *block.rows))
    if block.kind == "lines":
        return f"_ {block.count} {block.text}".rstrip()
    if block.kind == "box":
        return "\n".join(f"> {text}" for text in (block.text, *block.items))
    return block.text


@given(st.lists(BLOCK, max_size=6))
def test_what_is_written_is_read_back(told: list[Block]) -> None:
    assert blocks("\n\n".join(map(written, told))) == tuple(told)


def test_lines_that_go_on_belong_to_the_one_above() -> None:
    text = "Een zin\ndie doorgaat.\n- een\n  en meer\n- twee\n1. drie\n\n> Kop\n> zin een\n  gaat door\n> zin twee"
    assert blocks(text) == (
        Block("paragraph", "Een zin die doorgaat."),
        Block("bullets", items=("een en meer", "twee")),
        Block("numbers", items=("drie",)),
        Block("box", "Kop", items=("zin een gaat door", "zin twee")),
    )


def test_lines_to_write_on_need_a_number() -> None:
    with pytest.raises(ValueError, match="how many"):
        blocks("_ Schrijf hier")
