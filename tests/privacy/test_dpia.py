"""The DPIA holds all points of the model, and what it says of the code is so."""

import re
from pathlib import Path

from people.roles import PERMISSIONS

ROOT = Path(__file__).resolve().parents[2]
DPIA = (ROOT / "docs/privacy/dpia.md").read_text(encoding="utf-8")
SHORTEST = 120


def rows_of(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("|") and not line.startswith("| ---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def point(number: int) -> str:
    found = re.search(rf"^## {number}\. .*?(?=^#|\Z)", DPIA, re.MULTILINE | re.DOTALL)
    assert found, f"point {number} is missing"
    return found[0]


def test_all_seventeen_points_are_filled() -> None:
    for number in range(1, 18):
        assert len(point(number)) > SHORTEST, number


def test_who_reads_what_is_what_the_roles_say() -> None:
    rows = [row for row in rows_of(point(5)) if "`" in row[1]]
    assert len(rows) > 8
    for what, permission, roles in rows:
        having = sorted(role.value for role, codes in PERMISSIONS.items() if permission.strip("`") in codes)
        assert roles == ", ".join(having), what


def test_every_risk_is_weighed_and_met_and_every_measure_can_be_seen() -> None:
    risks = {row[0]: row for row in rows_of(point(16)) if re.fullmatch(r"r\d+", row[0])}
    assert len(risks) > 12
    for name, (_key, _risk, chance, harm, before, after, left) in risks.items():
        assert int(before) == int(chance) * int(harm), name
        assert int(after) < int(before) and left, name
    measures = [row for row in rows_of(point(17)) if row[2].startswith("`")]
    met = {name for against, _what, _seen in measures for name in against.split()}
    assert met - {"alle"} == set(risks)


def test_everything_it_points_to_is_there() -> None:
    paths = set(re.findall(r"`((?:tests|templates|docs|site)/[^`]*)`", DPIA))
    paths |= {f"docs/privacy/{name}" for name in re.findall(r"\]\(([a-z-]+\.md)\)", DPIA)}
    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_what_is_open_is_said() -> None:
    assert DPIA.count("**open**") + DPIA.count("**Open**") > 5
    for word in ("gezondheid", "schulden", "kinderen", "beschuldigingen", "bezwaar", "jonger", "derden", "FG"):
        assert word.lower() in DPIA.lower(), word
