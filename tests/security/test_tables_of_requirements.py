"""The tables of requirements are whole: each has an answer, which points at what exists."""

import ast
import csv
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

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
    if kind == "setting":
        assert places
        return  # its places are settings: below
    assert [place for place in places if not (ROOT / place.partition("::")[0]).exists()] == []
    assert [place for place in places if "::" in place and not is_written(place)] == []
    if kind in {"test", "code", "document"}:
        assert places
    if kind == "test":
        assert any(place.startswith("tests/") for place in places)
        assert any("::" in place for place in places), "name the test, not only its file"
    assert (kind == "open") == (number in OPEN)


@cache
def written_in(path: Path) -> frozenset[str]:
    """The names of all tests of this file, those of its classes too."""
    defined = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(each.name for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, defined))


def is_written(place: str) -> bool:
    """Whether `path::name` is a test that pytest collects."""
    path, _colons, name = place.partition("::")
    is_collected = Path(path).name.startswith("test_") and name.startswith("test_")
    return is_collected and name in written_in(ROOT / path)


def test_a_test_that_is_not_there_is_named() -> None:
    here = "tests/security/test_tables_of_requirements.py"
    assert is_written(f"{here}::test_a_test_that_is_not_there_is_named")
    assert not is_written(f"{here}::test_that_nobody_wrote")
    assert not is_written(f"{here}::is_written")


def test_every_setting_that_is_named_has_that_value_for_real_people() -> None:
    settings = [(number, place) for number, kind, _how, places in rows() if kind == "setting" for place in places]
    named = {(number, *place.partition(" = ")[::2]) for number, place in settings}
    names = sorted({name for _number, name, _value in named})
    assert named
    code = (
        "import json; from django.conf import settings;"
        f"print(json.dumps({{name: repr(getattr(settings, name, None)) for name in {names!r}}}))"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "SECRET_KEY": "aB3$dE6&gH9(jK2)mN5+pQ8=sT1?vW4!yZ7*cF0-iL3#oR6%uX9@",
        "RECEIPT_KEY": "zY9#xW8$vU7%tS6^rQ5&pO4*nM3(lK2)jI1-hG0+fE9=dC8?bA7!",
        "DATABASE_URL": "sqlite://:memory:",
    }
    run = [sys.executable, "-c", code]
    told = json.loads(subprocess.run(run, env=environment, capture_output=True, text=True, check=True).stdout)
    wrong = {
        (number, name, told[name])
        for number, name, value in named
        if told[name] in {"None", "''"} or (value and told[name] != value)
    }
    assert wrong == set()
