"""The tables of requirements are whole: each has an answer, which points at what exists."""

import csv
import re

import pytest

from tests.architecture.files import ROOT

TABLES = (ROOT / "docs/security/asvs.md", ROOT / "docs/security/checklist.md")
STANDARD = ROOT.parent / "shared/schemas/asvs/OWASP_Application_Security_Verification_Standard_5.0.0_en.csv"
KINDS = {"test", "setting", "code", "document", "reason", "open"}
#: Known and told; one more must be a decision.
OPEN: set[str] = set()

Row = tuple[str, str, str, list[str]]


def rows(letter: str = "[VN]") -> list[Row]:
    """(requirement, kind, how, places) of each line of the tables; V is the standard, N is ours."""
    text = "".join(table.read_text() for table in TABLES)
    found = re.findall(rf"^\| ({letter}[\d.]+) \| (\w*) \| (.*?) \| (.*?) ?\|$", text, re.M)
    return [(number, kind, how, re.findall(r"`([^`]+)`", where)) for number, kind, how, where in found]


def test_no_requirement_is_missing_or_told_twice() -> None:
    if not STANDARD.exists():
        pytest.skip("reads ../shared")
    with STANDARD.open(encoding="utf-8-sig", newline="") as file:
        wanted = [row["req_id"] for row in csv.DictReader(file) if row["L"] in {"1", "2"}]
    assert [number for number, *_rest in rows("V")] == wanted


def test_there_are_as_many_as_the_standard_has() -> None:
    assert len(rows("V")) == len({number for number, *_rest in rows("V")}) == 253
    assert [number for number, *_rest in rows("N")] == [f"N{number}" for number in range(1, 51)]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_answer_says_how_and_where(row: Row) -> None:
    number, kind, how, places = row
    assert kind in KINDS
    assert how.strip()
    assert [place for place in places if not (ROOT / place).exists()] == []
    if kind in {"test", "setting", "code", "document"}:
        assert places
    if kind == "test":
        assert any(place.startswith("tests/") for place in places)
    assert (kind == "open") == (number in OPEN)
