"""The map says the same in the picture, in words, and without colour."""

from itertools import combinations
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from outreach.coverage.province_map import MapCell, ProvinceMap, draw_map
from outreach.coverage.shapes import HEIGHT, WIDTH, joined, place, rims_of, shapes
from people.service import Province

SVG = "{http://www.w3.org/2000/svg}"
WORDS = dict(enumerate(["niemand", "weinig", "half", "veel", "genoeg"]))


def drawn(values: dict[str, MapCell], key: str = "kaart") -> ProvinceMap:
    """A map of these."""
    return draw_map(values, title="Waar waren wij?", description="De tabel zegt hetzelfde.", legend=WORDS, key=key)


def svg_of(a_map: ProvinceMap) -> ElementTree.Element:
    """The drawing itself, as XML."""
    page = render_to_string("components/province_map.html", {"map": a_map})
    text = page[page.index("<svg") : page.index("</svg>") + 6]
    return ElementTree.fromstring(text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


def test_all_twelve_are_drawn_inside_the_picture() -> None:
    assert [shape.province for shape in shapes()] == list(Province)
    for province in Province:
        for rim in rims_of(province):
            assert len(rim) >= 4
            assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in map(place, rim))


def test_the_letters_stand_in_their_own_province() -> None:
    def inside(x: float, y: float, rim: list[tuple[float, float]]) -> bool:
        crossings = 0
        for (x1, y1), (x2, y2) in zip(rim, [*rim[1:], rim[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
        return crossings % 2 == 1

    outlines = {province: [[*map(place, rim)] for rim in rims_of(province)] for province in Province}
    for shape in shapes():
        found = {code for code, rims in outlines.items() if any(inside(shape.x, shape.y, rim) for rim in rims)}
        assert found == (set() if shape.province == Province.ZEELAND else {shape.province})


def test_letters_and_figures_do_not_cover_each_other() -> None:
    a_map = drawn({code: MapCell("9.999", 4, code) for code in Province.values})
    for one, other in combinations(a_map.provinces, 2):
        beside = one.plate_x + one.plate_width <= other.plate_x or other.plate_x + other.plate_width <= one.plate_x
        below = abs(one.plate_y - other.plate_y) >= 46
        assert beside or below, (one.code, other.code)


def test_a_figure_stands_in_the_picture_and_in_words() -> None:
    root = svg_of(drawn({"DR": MapCell("2", 1, "Drenthe: 2 van de 20 mensen <gehoord>")}))
    assert root.get("role") == "img"
    assert [root.find(f"{SVG}{name}").text for name in ("title", "desc")] == [
        "Waar waren wij?",
        "De tabel zegt hetzelfde.",
    ]
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert set(Province.values) < set(texts)
    assert texts[texts.index("DR") + 1] == "2"
    assert "Drenthe: 2 van de 20 mensen <gehoord>" in [each.text for each in root.iter(f"{SVG}title")]


def test_each_level_has_its_own_pattern_and_words() -> None:
    cells = {code: MapCell(str(level), level, code) for level, code in enumerate(["DR", "FL", "FR", "GE", "GR"])}
    root = svg_of(drawn(cells, key="eigen"))
    patterns = {each.get("id"): ElementTree.tostring(each) for each in root.iter(f"{SVG}pattern")}
    fills = [each.get("fill") for each in root.iter(f"{SVG}path") if (each.get("fill") or "").startswith("url")]
    assert set(fills) == {f"url(#eigen-{level})" for level in range(5)}
    # Told apart without colour: no two have the same figure in them.
    assert len({body.split(b">", 1)[1] for body in patterns.values()}) == 5
    page = render_to_string("components/province_map.html", {"map": drawn(cells)})
    assert all(words in page for words in WORDS.values())
    assert "style=" not in page
    assert len(page.encode()) < 15_000


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(KeyError, match="no province"):
        drawn({"XX": MapCell("1", 1, "x")})
    with pytest.raises(ValueError, match="level 5"):
        MapCell("1", 5, "x")
    with pytest.raises(KeyError, match="no words"):
        draw_map({"DR": MapCell("1", 3, "x")}, title="", description="", legend={0: "niemand"})
    with pytest.raises(ValueError, match="open"):
        joined([((0.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (1.0, 1.0))])
    with pytest.raises(ValueError, match="goes on"):
        joined([((0.0, 0.0), (1.0, 0.0)), ((5.0, 0.0), (1.0, 1.0))])
