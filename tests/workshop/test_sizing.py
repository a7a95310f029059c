"""The tables of operations.md are those of the model, and the model says what one would expect of it."""

import pytest

from scripts.sizing import DOCUMENT, MEASURED, PEOPLE, need, placed


def test_the_document_has_the_tables_of_now() -> None:
    told = DOCUMENT.read_text()
    assert placed(told) == told, "python -m scripts.sizing --write"


def test_more_people_never_need_less() -> None:
    needs = [need(people) for people in PEOPLE]
    for what in ("per_second", "web_cores", "connections", "database_gb", "files_gb", "megabit", "dossier_minutes"):
        values = [getattr(each, what) for each in needs]
        assert values == sorted(values), what


@pytest.mark.parametrize(
    ("people", "where"), [(10_000, "one machine, SQLite"), (300_000, "one machine, PostgreSQL"), (1_000_000, "Redis")]
)
def test_the_step_from_one_machine_to_many(people: int, where: str) -> None:
    assert where in need(people).where


def test_the_table_goes_to_a_million() -> None:
    assert PEOPLE[-1] == 1_000_000
    assert need(1_000_000).bottleneck.startswith("the worker")
    assert need(1_000_000).per_second == pytest.approx(1_000_000 * 0.02 * 2 * MEASURED["requests"].value / 3600)
