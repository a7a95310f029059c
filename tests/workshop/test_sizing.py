"""The tables of operations.md are those of the model, and the model says what one would expect of it."""

from pathlib import Path

import pytest

from scripts import sizing
from scripts.sizing import ASSUMED, DOCUMENT, MEASURED, MOST_CONNECTIONS, PEOPLE, need, placed


def test_the_document_has_the_tables_of_now() -> None:
    told = DOCUMENT.read_text()
    assert placed(told) == told, "python -m scripts.sizing --write"


def test_more_people_never_need_less() -> None:
    needs = [need(people) for people in PEOPLE]
    for what in (
        "per_second",
        "web_cores",
        "connections",
        "database_gb",
        "files_gb",
        "megabit",
        "dossier_minutes",
        "count_minutes",
        "mail_hours",
        "processes",
        "database_cores",
    ):
        values = [getattr(each, what) for each in needs]
        assert values == sorted(values), what


@pytest.mark.parametrize(
    ("people", "where"), [(10_000, "one machine, SQLite"), (300_000, "one machine, PostgreSQL"), (1_000_000, "Redis")]
)
def test_the_step_from_one_machine_to_many(people: int, where: str) -> None:
    assert where in need(people).where


def test_every_figure_is_one_that_the_model_counts_with() -> None:
    model = Path(sizing.__file__).read_text()
    assert [name for name in (*MEASURED, *ASSUMED) if f'["{name}"]' not in model] == []


def test_the_table_goes_to_a_million() -> None:
    assert PEOPLE[-1] == 1_000_000
    assert {350_000, 500_000} < set(PEOPLE)
    assert need(1_000_000).bottleneck.startswith("the worker: counting")
    assert need(1_000_000).count_minutes == pytest.approx(7 * MEASURED["count_ms"].value * 1_000 / 60)
    assert max(need(people).connections for people in PEOPLE) <= MOST_CONNECTIONS
    assert need(10_000).processes == 4, "two web servers of two processes each"
    assert need(1_000_000).per_second == pytest.approx(1_000_000 * 0.02 * 2 * MEASURED["requests"].value / 3600)
