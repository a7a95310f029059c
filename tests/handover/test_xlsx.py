"""The workbook as Excel gets it: what people typed stays text, and rows flow."""

import io
import resource
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from contributions.service import Column, ColumnKind, Sheet
from handover.formats import xlsx
from handover.formats.cells import CUT_NOTE, LONGEST_TEXT, clean_text
from handover.formats.xlsx import write_workbook

MADE_ON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
COLUMNS = (
    Column("words", "Woorden", "Wat iemand schreef", width=60, wrap=True),
    Column("code", "Code", "Een vaste code", kind=ColumnKind.CODE),
    Column("day", "Dag", "De dag", width=12, kind=ColumnKind.DATE),
    Column("number", "Aantal", "Hoeveel", kind=ColumnKind.INTEGER),
    Column("yes", "Ja", "Ja of nee", kind=ColumnKind.BOOLEAN),
)


def sheet(title: str = "Bijdragen", columns: tuple[Column, ...] = COLUMNS) -> Sheet:
    return Sheet("contributions", title, "Wat gezegd is", columns, rows=lambda _scope: ())


def written(*sheets: tuple[Sheet, Any]) -> io.BytesIO:
    output = io.BytesIO()
    write_workbook(sheets, output, title="Dossier", made_on=MADE_ON)
    output.seek(0)
    return output


def first_sheet(rows: list[tuple], columns: tuple[Column, ...] = COLUMNS) -> Any:
    return load_workbook(written((sheet(columns=columns), rows))).worksheets[0]


def test_a_sheet_has_the_habits_of_excel() -> None:
    made = first_sheet([("Een lang verhaal", "open", date(2026, 3, 1), 4, True), ("", None, None, 0, False)])

    assert [cell.value for cell in made[1]] == ["Woorden", "Code", "Dag", "Aantal", "Ja"]
    assert all(cell.font.bold and cell.fill.fill_type == "solid" for cell in made[1])
    assert (made.freeze_panes, made.auto_filter.ref) == ("A2", "A1:E3")
    assert made.column_dimensions["A"].width == 60
    assert made["A2"].alignment.wrap_text and made["A2"].alignment.vertical == "top"
    assert not made["B2"].alignment.wrap_text and made["B2"].alignment.vertical == "top"
    assert made["C2"].is_date and made["C2"].number_format == "dd-mm-yyyy"
    assert made["C2"].value == datetime(2026, 3, 1)
    assert [made["D2"].value, made["E2"].value, made["D3"].value, made["E3"].value] == [4, "ja", 0, "nee"]
    assert made["A3"].value is None


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("x")', "+31", "-2", "@SOM(A1)", "#N/A", "#REF!", "=", "1e5", "007", "waar"]
)
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    made = first_sheet([(text, text, None, None, text)])
    for cell in (made["A2"], made["B2"], made["E2"]):
        assert (cell.value, cell.data_type) == (text, "s")


def test_no_formula_is_in_the_file_itself() -> None:
    with zipfile.ZipFile(written((sheet(), [("=1+1", "=A1", "=TODAY()", "=2", "=3")]))) as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml").replace(b"<formatCode", b"")


@given(st.lists(st.text(st.characters(), max_size=40), max_size=6))
def test_what_is_read_back_is_the_clean_text(texts: list[str]) -> None:
    made = first_sheet([(text, text, None, None, None) for text in texts])
    for row, text in enumerate(texts, start=2):
        assert (made.cell(row, 1).value or "", made.cell(row, 2).value or "") == (clean_text(text),) * 2


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x1bc\ud800d\uffff", "abcd"),
        ("een\r\ntwee\rdrie\tvier", "een\ntwee\ndrie\tvier"),
        ("x" * LONGEST_TEXT, "x" * LONGEST_TEXT),
        ("x" * 40_000, "x" * LONGEST_TEXT + CUT_NOTE),
        ("a" + "😀" * 20_000, "a" + "😀" * (LONGEST_TEXT // 2 - 1) + CUT_NOTE),
    ],
)
def test_what_no_cell_can_hold_is_left_out_visibly(text: str, kept: str) -> None:
    assert clean_text(text) == kept
    assert first_sheet([(text, None, None, None, None)])["A2"].value == kept
    assert len(kept.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (10**14, 10**14),
        (10**15, "1000000000000000"),
        (2.5, 2.5),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (date(1850, 5, 6), "06-05-1850"),
        (datetime(2026, 1, 31, 23, 30, tzinfo=UTC), datetime(2026, 2, 1, 0, 30)),
        (["lijst"], "['lijst']"),
    ],
)
def test_other_values_are_numbers_days_or_text(value: Any, kept: Any) -> None:
    made = first_sheet([(value,)], (Column("value", "Waarde", "Van alles"),))
    assert made["A2"].value == kept


def test_titles_of_sheets_are_made_fit_for_excel() -> None:
    titles = ["Vraag 1/2: [wie?]", "bijdragen", "Bijdragen", "x" * 40, "x" * 40, "", "'t Loket'"]
    made = load_workbook(written(*((sheet(title), []) for title in titles)))
    assert made.sheetnames[:4] == ["Vraag 1-2- (wie-)", "bijdragen", "Bijdragen (2)", "x" * 31]
    assert made.sheetnames[4:] == [f"{'x' * 27} (2)", "Blad", "’t Loket’"]


def test_more_rows_than_a_sheet_holds_go_on_in_a_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    columns = (Column("number", "Nummer", "Een nummer", kind=ColumnKind.INTEGER),)
    made = load_workbook(written((sheet("Rijen", columns), ((number,) for number in range(7)))))
    assert {part.title: [row[0] for row in part.iter_rows(values_only=True)] for part in made.worksheets} == {
        "Rijen": ["Nummer", 0, 1, 2],
        "Rijen (2)": ["Nummer", 3, 4, 5],
        "Rijen (3)": ["Nummer", 6],
    }


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [("Een", "open", date(2026, 3, 1), 4, True)] * 50
    first = written((sheet(), rows))
    assert first.getvalue() == written((sheet(), rows)).getvalue()
    made = load_workbook(first)
    assert (made.properties.creator, made.properties.title) == ("Reisgenoot", "Dossier")
    assert made.properties.created == made.properties.modified == datetime(2026, 3, 1, 13, 0)


def test_a_failure_leaves_no_words_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def rows() -> Iterator[tuple]:
        yield ("geheim", None, None, None, None)
        assert list(tmp_path.iterdir()) != []
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_workbook([(sheet("Eerst"), [("geheim",) + (None,) * 4]), (sheet(), rows())], io.BytesIO())
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_words_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))  # no file may be larger
    try:
        with pytest.raises(OSError, match="large"):
            write_workbook(
                [(sheet(), (("geheim" * 100, str(number), None, 1, None) for number in range(1000)))], io.BytesIO()
            )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


def test_a_row_of_another_length_is_a_defect() -> None:
    with pytest.raises(ValueError, match="zip"):
        written((sheet(), [("te", "kort")]))
