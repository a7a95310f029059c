"""What changed, the picture of the team, and the theory of change: right for whatever stands in them."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from consultation.designing.changes import Kind, compare, pieces_of
from consultation.designing.picture import picture_of
from consultation.designing.theory import Branch, diagram_of
from consultation.enums import ProductKind
from consultation.models import Element, ElementVersion

CODES = [f"n{number}" for number in range(50)]


def row(code: str, title: str = "Titel", explanation: str = "", **details: Any) -> ElementVersion:
    """An element that is kept nowhere; the same code is the same element."""
    element = Element(code=code, pk=f"00000000-0000-0000-0000-{abs(hash(code)) % 10**12:012d}")
    return ElementVersion(element=element, title=title, explanation=explanation, details=details)


@given(old=st.text(max_size=200), new=st.text(max_size=200))
def test_a_difference_holds_both_texts_whole(old: str, new: str) -> None:
    pieces = pieces_of(old, new)
    assert "".join(piece.text for piece in pieces if piece.how != "gone") == new
    assert all(piece.text for piece in pieces)
    if old == new:
        assert {piece.how for piece in pieces} <= {"same"}


def test_long_texts_are_told_as_a_whole() -> None:
    old, new = "oud " * 1_000, "nieuw " * 1_000
    assert [(piece.how, piece.text) for piece in pieces_of(old, new)] == [("gone", old), ("new", new)]


@given(before=st.lists(st.sampled_from(CODES[:8]), unique=True), now=st.lists(st.sampled_from(CODES[:8]), unique=True))
def test_every_element_of_both_versions_is_told_once(before: list[str], now: list[str]) -> None:
    changes = compare("ladder", [row(code) for code in before], [row(code) for code in now])
    assert sorted(change.row.element.code for change in changes) == sorted(set(before) | set(now))
    by_kind = {kind: {c.row.element.code for c in changes if c.kind == kind} for kind in Kind}
    assert by_kind[Kind.ADDED] == set(now) - set(before)
    assert by_kind[Kind.REMOVED] == set(before) - set(now)
    if [code for code in before if code in now] == [code for code in now if code in before]:
        assert not by_kind[Kind.MOVED], "what only shifted did not move"


def test_a_change_tells_which_field_and_which_words() -> None:
    (change,) = compare("ladder", [row("a", "Bel eerst", term_days=7)], [row("a", "Bel snel eerst", term_days=14)])
    assert change.kind == Kind.CHANGED
    assert {field.label for field in change.fields} == {"Titel", "Termijn"}
    assert ("new", "snel ") in [(piece.how, piece.text) for piece in change.fields[0].pieces]


nodes = st.lists(
    st.tuples(
        st.sampled_from(["problem", "activity", "result", "change", "raar", None]),
        st.lists(st.sampled_from([*CODES, "bestaat_niet"]), max_size=4),
        st.text(max_size=130),
    ),
    max_size=50,
)


@given(given_nodes=nodes)
def test_any_theory_can_be_drawn_and_told(given_nodes: list[tuple[str | None, list[str], str]]) -> None:
    rows = [
        row(CODES[at], title or "x", node=node, leads_to=leads_to, indicator=title)
        for at, (node, leads_to, title) in enumerate(given_nodes)
    ]
    diagram = diagram_of(rows)
    known = {each.element.code for each in rows}
    wanted = sum(len({c for c in each.details["leads_to"] if c in known and c != each.element.code}) for each in rows)
    assert len(diagram.arrows) == wanted
    told = list(_told(diagram.tree))
    assert sorted(told) == sorted(known), "every node stands once with what it leads to, also in a circle"
    for box in diagram.boxes:
        assert box.x + int(diagram.box_width) <= int(diagram.width)
        assert box.y + box.height <= int(diagram.height)
    for one in diagram.boxes:
        for other in diagram.boxes:
            if one is not other and one.x == other.x:
                assert one.y + one.height <= other.y or other.y + other.height <= one.y, "boxes do not overlap"


def test_a_circle_and_fifty_in_a_chain() -> None:
    circle = diagram_of([row("a", node="problem", leads_to=["b"]), row("b", node="result", leads_to=["a"])])
    assert sorted(_told(circle.tree)) == ["a", "b"]
    chain = diagram_of([row(code, node="activity", leads_to=[f"n{n + 1}"]) for n, code in enumerate(CODES)])
    assert sorted(_told(chain.tree)) == sorted(CODES)
    assert _depth(chain.tree) <= 9


def _told(branches: tuple[Branch, ...]) -> Any:
    for branch in branches:
        if not branch.is_elsewhere:
            yield branch.box.code
        yield from _told(branch.branches)


def _depth(branches: tuple[Branch, ...]) -> int:
    return 1 + max((_depth(branch.branches) for branch in branches), default=0)


places = st.lists(
    st.tuples(
        st.sampled_from(["inside", "outside", "secondment", "boven"]),
        st.sampled_from(["competence", "skill", "lived", "anders"]),
        st.integers(-2, 50) | st.none() | st.text(max_size=3),
    ),
    max_size=10,
)


@given(given_places=places)
def test_the_picture_counts_what_the_table_counts(given_places: list[tuple[str, str, Any]]) -> None:
    rows = [row(CODES[at], side=side, seat=seat, how_many=many) for at, (side, seat, many) in enumerate(given_places)]
    picture = picture_of(rows)
    totals = [int(line[-1]) for line in picture.rows]
    assert totals == [band.count for band in picture.bands]
    assert all(sum(map(int, line[1:-1])) == int(line[-1]) for line in picture.rows)
    if picture.is_drawn:
        assert [len(band.signs) for band in picture.bands] == totals
        assert all(int(sign.y) + 26 <= int(picture.height) for band in picture.bands for sign in band.signs)


def test_the_balance_is_one_sentence_for_each_case() -> None:
    assert picture_of([]).sentence == "Er staan nog geen plekken in dit profiel."
    even = picture_of(
        [row("a", side="inside", seat="skill", how_many=2), row("b", side="outside", seat="lived", how_many=3)]
    )
    assert "ongeveer in evenwicht" in even.sentence
    assert "eigen ervaring" not in even.sentence
    skew = picture_of([row("a", side="inside", seat="skill", how_many=5)])
    assert "Er zijn meer mensen van binnen dan van buiten. Nog niemand brengt eigen ervaring mee." in skew.sentence


def test_every_kind_of_product_can_be_compared() -> None:
    for kind in ProductKind.values:
        assert compare(kind, [], [row("a")])[0].kind == Kind.ADDED
