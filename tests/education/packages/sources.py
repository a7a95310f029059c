"""Any pack at all, for hypothesis: texts with markup, quotes, line ends, emoji and what no file can hold."""

from hypothesis import strategies as st

from education.source import Block, Fact, Option, Part, Question, Step
from tests.factories.education import source

#: The worst of texts: any character there is, halves of pairs included, and what means something to XML or HTML.
NASTY = st.sampled_from(
    [
        "",
        "<b>&amp;",
        "]]>",
        "</script><script>",
        "\x00\x0b",
        "a\r\nb\rc\u2028d",
        "\ud800",
        "“ij” é 👩🏽‍🏫",
        "../x",
        "\u202e",
    ]
)
TEXTS = NASTY | st.text(st.characters(codec=None), max_size=12)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)

BLOCKS = st.builds(
    Block,
    st.sampled_from(["heading", "paragraph", "bullets", "numbers", "table", "lines", "box", "image", "unheard of"]),
    TEXTS,
    level=st.integers(2, 3),
    items=LISTS,
    rows=st.lists(LISTS, max_size=2).map(tuple),
    count=st.integers(0, 3),
    path=TEXTS,
)


def words_of(block: Block) -> list[str]:
    """The texts that a block holds, by its kind."""
    match block.kind:
        case "heading" | "paragraph" | "lines" | "image":
            return [block.text]
        case "bullets" | "numbers":
            return [*block.items]
        case "table":
            return [*block.items, *(cell for row in block.rows for cell in row)]
    return [block.text, *block.items]


OPTIONS = st.builds(Option, TEXTS, st.booleans(), TEXTS)
QUESTION_KINDS = st.sampled_from(["choice", "several", "true_false", "match", "open"])


@st.composite
def questions(draw, key):
    return Question(
        key,
        draw(QUESTION_KINDS),
        draw(TEXTS),
        options=tuple(draw(st.lists(OPTIONS, max_size=4))),
        pairs=tuple(draw(st.lists(st.tuples(TEXTS, TEXTS), max_size=3))),
        is_true=draw(st.booleans()),
        model_answer=draw(TEXTS),
        explanation=draw(TEXTS),
    )


@st.composite
def sources(draw):
    """A pack of which every text is anything; always with one question that can be asked."""
    kinds = st.sampled_from(["guide", "worksheet", "answers", "slides", "poster", "file"])
    parts = [
        Part(f"part-{place}", draw(kinds), draw(st.sampled_from(["teacher", "pupil"])), draw(TEXTS), tuple(blocks))
        for place, blocks in enumerate(draw(st.lists(st.lists(BLOCKS, max_size=3), max_size=2)))
    ]
    asked = [draw(questions(f"v{place}")) for place in range(draw(st.integers(0, 2)))]
    return source(
        title=draw(TEXTS),
        summary=draw(TEXTS),
        changes=draw(TEXTS),
        aims=draw(LISTS),
        keywords=draw(LISTS),
        steps=(Step(draw(TEXTS), 5, "pairs", draw(TEXTS), draw(TEXTS)),),
        parts=tuple(parts),
        questions=(*asked, Question("open", "open", draw(TEXTS), model_answer=draw(TEXTS))),
        facts=(Fact("a", draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(TEXTS)),),
    )
