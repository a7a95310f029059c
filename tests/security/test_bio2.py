"""The table of BIO2 is whole: all 93 controls of ISO 27002:2022, each with an answer that points at what exists."""

import re

import pytest

from tests.architecture.files import ROOT

TABLE = ROOT / "docs/security/bio2.md"
#: How many controls each chapter of ISO 27002:2022 has.
CHAPTERS = {5: 37, 6: 8, 7: 14, 8: 34}
#: What the software has a part in must be shown; what it has none in, must not claim a place.
SHOWN = {"platform", "both"}
KINDS = {*SHOWN, "organisation", "reason"}

Row = tuple[str, str, str, list[str]]


def rows() -> list[Row]:
    """(control, kind, how, places) of each line."""
    found = re.findall(r"^\| ([\d.]+) \| (\w*) \| (.*?) \| (.*?) ?\|$", TABLE.read_text(), re.M)
    return [(number, kind, how, re.findall(r"`([^`]+)`", where)) for number, kind, how, where in found]


def test_no_control_is_missing_or_told_twice() -> None:
    wanted = [f"{chapter}.{number}" for chapter, count in CHAPTERS.items() for number in range(1, count + 1)]
    controls = [number for number, *_rest in rows() if number.count(".") == 1]
    assert controls == wanted
    assert len(controls) == 93


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_answer_says_how_and_where(row: Row) -> None:
    _number, kind, how, places = row
    assert kind in KINDS
    assert len(how.split()) > 3
    assert [place for place in places if not (ROOT / place).exists()] == []
    assert bool(places) == (kind in SHOWN) or kind == "reason"


def test_what_both_do_says_what_is_left_for_the_organisation() -> None:
    """Whoever runs it reads, after a semicolon, what they still have to do."""
    assert [number for number, kind, how, _places in rows() if kind == "both" and ";" not in how] == []
