"""Rows with folded text are as high as their text, said in the file: no program has to work it out."""

import io
from datetime import date
from textwrap import wrap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from contributions.service import HIDDEN, Column, ColumnKind, Sheet
from handover.formats.row_heights import MOST_LINES, height_of, lines_of
from handover.formats.xlsx import write_workbook

LINE, HIGHEST = 15, 409


def page_of(rows: list[tuple], *columns: Column) -> Any:
    output = io.BytesIO()
    write_workbook([(Sheet("proef", "Proef", "Een proef", columns, rows=lambda _scope: ()), rows)], output)
    return load_workbook(output).worksheets[0]


def height(text: str, width: int = 40, *, wrap: bool = True) -> float | None:
    columns = (Column("words", "Woorden", "Woorden", width, wrap=wrap), Column("code", "Code", "Een code"))
    return page_of([(text, "open")], *columns).row_dimensions[2].height


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("kort", None),
        ("woord " * 12, 2),
        ("woord " * 40, 7),
        ("een\ntwee\n\nvier", 4),
        ("x" * 500, 14),
        ("\n" * 3, 4),
    ],
)
def test_a_row_is_as_high_as_its_text(text: str, lines: int | None) -> None:
    assert height(text) == (lines and lines * LINE)


@pytest.mark.parametrize("text", ["woord " * 2000, "\n" * 5000, "x" * 32_700])
def test_no_row_is_higher_than_excel_takes(text: str) -> None:
    assert height(text) == HIGHEST


def test_text_that_is_not_folded_takes_one_line() -> None:
    assert height("woord " * 40, wrap=False) is None


def test_the_highest_cell_counts_also_when_a_text_comes_back() -> None:
    columns = (Column("a", "A", "A", 20, wrap=True), Column("b", "B", "B", 20, wrap=True))
    long, short = "woord " * 10, "kort"
    page = page_of([(short, long), (long, short), (short, short), (long, long)], *columns)
    assert [page.row_dimensions[row].height for row in range(2, 6)] == [60, 60, None, 60]


def test_the_heading_is_as_high_as_its_titles() -> None:
    page = page_of([], Column("a", "Opgeteld uit alle deelnames", "A", 10, wrap=True), Column("b", "B", "B"))
    assert page.row_dimensions[1].height == 5 * LINE
    assert page_of([], Column("b", "B", "B")).row_dimensions[1].height == LINE


def test_the_words_that_hide_a_number_fit_in_its_column() -> None:
    column = Column("a", "A", "A", 8, ColumnKind.INTEGER, values=f"getal · {HIDDEN}")
    assert page_of([(HIDDEN,)], column).column_dimensions["A"].width > len(HIDDEN)


def test_every_cell_stands_at_the_top_beside_folded_text() -> None:
    columns = (
        Column("words", "Woorden", "Woorden", wrap=True),
        Column("day", "Dag", "Dag", kind=ColumnKind.DATE),
        Column("folded_day", "Dag", "Dag", kind=ColumnKind.DATE, wrap=True),
        Column("number", "Getal", "Getal", kind=ColumnKind.NUMBER),
        Column("code", "Code", "Code"),
        Column("any", "Van alles", "Van alles"),
    )
    day = date(2026, 3, 1)
    page = page_of([("woord " * 40, day, day, 2.5, "=A1", day)], *columns)
    assert {cell.alignment.vertical for cell in page[2]} == {"top"}
    assert [bool(cell.alignment.wrap_text) for cell in page[2]] == [True, False, True, False, False, False]
    assert [page["B2"].number_format, page["C2"].number_format, page["F2"].number_format] == [
        "dd-mm-yyyy",
        "dd-mm-yyyy",
        "yyyy-mm-dd",
    ]
    assert page["D2"].value == 2.5


@given(st.text("aei om", max_size=600), st.integers(min_value=14, max_value=100))
def test_an_estimate_is_never_lower_than_half_and_mostly_enough(text: str, width: int) -> None:
    real = sum(max(1, len(wrap(line, width))) for line in text.split("\n"))
    assert lines_of(text, width) >= min(real, MOST_LINES) * 0.7 - 1
    assert height_of(lines_of(text, width)) <= HIGHEST


@given(st.text("a \n", max_size=90), st.text("a \n", max_size=90), st.integers(min_value=1, max_value=100))
def test_more_text_is_never_lower(text: str, more: str, width: int) -> None:
    assert lines_of(text + more, width) >= lines_of(text, width)
