"""No deed erases past the ledger: found in the source, so that a new one cannot be forgotten.

Who deletes rows or blanks a field that the register calls personal tells the ledger (`remember`), or stands with its
reason in `deletions.py`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy import register
from tests.privacy import deletions

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("site", "consultation", "focusgroups", "outreach", "education")
#: Files and what is kept for speed: the rows decide over those.
NO_ROWS = re.compile(r"storage|store$|cache|_near|super\(\)|^self$|_place")
DELETES = {"delete", "_raw_delete", "hard_delete"}


def test_every_function_that_erases_tells_the_ledger_or_says_why_not() -> None:
    personal = {name for entry in register.declared() for name in entry.fields}
    found = {place for source in sources() for place in erasing(source, personal)}
    assert sorted(found - set(deletions.WHY)) == [], "tell the ledger (privacy.service.remember), or say why not"
    assert sorted(set(deletions.WHY) - found) == [], "these are gone: take them off the list"


@pytest.mark.parametrize(
    "body",
    [
        "Letter.objects.filter(pk=key).delete()",
        "person.delete()",
        "Letter.objects.update(email='')",
        "letter.email = ''",
        "letter.email = letter.phone = ''",
        "for row in rows:\n        row.delete()",
    ],
)
def test_a_new_one_is_found(body: str) -> None:
    text = f"def forget(key):\n    {body}\n"
    assert list(_erasing("a.b", ast.parse(text), {"email"})) == ["a.b:forget"]
    assert list(_erasing("a.b", ast.parse(f"{text}    remember(LETTER, [key], 'withdrawn')\n"), {"email"})) == []
    assert list(_erasing("a.b", ast.parse(f"{text}    privacy.remember_rows(Letter, [key], '')\n"), {"email"})) == []


@pytest.mark.parametrize("body", ["storage.delete(name)", "cache.delete(key)", "row.shape = ''", "row.email = new"])
def test_what_erases_nobody_is_left_alone(body: str) -> None:
    assert list(_erasing("a.b", ast.parse(f"def tidy(key):\n    {body}\n"), {"email"})) == []


def sources() -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if not {"migrations", "demo"} & set(path.parts):
                yield path


def erasing(path: Path, personal: set[str]) -> Iterator[str]:
    text = path.read_text()
    if "delete(" in text or '""' in text:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removeprefix("site.")
        yield from _erasing(name, ast.parse(text), personal)


def _erasing(module: str, tree: ast.Module, personal: set[str]) -> Iterator[str]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            parts = list(ast.walk(function))
            if any(_erases(part, personal) for part in parts) and not any(map(_remembers, parts)):
                yield f"{module}:{function.name}"


def _erases(part: ast.AST, personal: set[str]) -> bool:
    if isinstance(part, ast.Assign):
        fields = {target.attr for target in part.targets if _is_field(target)}
        return _is_empty(part.value) and bool(fields & personal)
    if not (isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute)):
        return False
    if part.func.attr in DELETES:
        return not NO_ROWS.search(ast.unparse(part.func.value))
    blank = {keyword.arg for keyword in part.keywords if _is_empty(keyword.value)}
    return part.func.attr == "update" and bool(blank & personal)


def _is_field(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and ast.unparse(target.value) != "self"


def _is_empty(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value == ""


def _remembers(part: ast.AST) -> bool:
    if not isinstance(part, ast.Call):
        return False
    called = part.func.attr if isinstance(part.func, ast.Attribute) else getattr(part.func, "id", "")
    return called in ("remember", "remember_rows")
