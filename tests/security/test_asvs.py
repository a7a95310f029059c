"""The table of the standard is whole: each requirement of levels 1 and 2 has an answer, and points at what exists."""

import csv
import re

import pytest

from tests.architecture.files import ROOT

TABLE = ROOT / "docs/security/asvs.md"
STANDARD = ROOT.parent / "shared/schemas/asvs/OWASP_Application_Security_Verification_Standard_5.0.0_en.csv"
KINDS = {"test", "setting", "code", "document", "reason", "open"}
#: Known and told; one more must be a decision.
OPEN = {"V6.5.2", "V16.3.2"}

Row = tuple[str, str, str, list[str]]


def rows() -> list[Row]:
    """(requirement, kind, how, places) of each line of the table."""
    found = re.findall(r"^\| (V[\d.]+) \| (\w*) \| (.*?) \| (.*?) ?\|$", TABLE.read_text(), re.M)
    return [(number, kind, how, re.findall(r"`([^`]+)`", where)) for number, kind, how, where in found]


def test_no_requirement_is_missing_or_told_twice() -> None:
    if not STANDARD.exists():
        pytest.skip("reads ../shared")
    with STANDARD.open(encoding="utf-8-sig", newline="") as file:
        wanted = [row["req_id"] for row in csv.DictReader(file) if row["L"] in {"1", "2"}]
    assert [number for number, *_rest in rows()] == wanted


def test_there_are_as_many_as_the_standard_has() -> None:
    assert len(rows()) == len({number for number, *_rest in rows()}) == 253


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
