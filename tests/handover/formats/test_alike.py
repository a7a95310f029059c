"""The same rows in every form, whatever people typed, and equal to the database for a small world."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.models import Contribution
from contributions.service import Column, ColumnKind, Scope, Sheet
from handover.dossier import FORMATS, Dossier, Order, write
from handover.formats.cells import as_data, plain, whole_text
from tests.factories.contributions import ContributionFactory
from tests.handover.formats.reading import read_csv, read_json, read_ods, read_xlsx

COLUMNS = (
    Column("words", "Woorden", "Wat iemand schreef", width=60, wrap=True),
    Column("day", "Dag", "De dag", kind=ColumnKind.DATE),
    Column("number", "Aantal", "Hoeveel", kind=ColumnKind.INTEGER),
)
DANGEROUS = [
    "=1+1",
    "+1",
    "@SUM(A1)",
    "\x00\x01",
    "\ud800",
    "\ufffe",
    "😀👋🏽",
    "\u202eom",
    "a\r\nb\rc",
    "  twee",
    "<&>\"'",
    "#N/A",
]
TEXT = st.one_of(st.sampled_from(DANGEROUS), st.text(max_size=40))
ROW = st.tuples(
    TEXT, st.one_of(st.none(), st.dates(date(1900, 3, 1), date(2199, 1, 1))), st.integers(-(10**12), 10**12)
)


def made(form: str, rows: Sequence[Sequence[Any]], columns: tuple[Column, ...] = COLUMNS) -> bytes:
    sheet = Sheet("proef", "Proef", "Een proef.", columns, rows=lambda _scope: iter(rows))
    output = io.BytesIO()
    dossier = Dossier("Dossier", "1", datetime(2026, 3, 1, 12, tzinfo=UTC), Scope("intern"), (sheet,))
    import_module(FORMATS[form].module).write(dossier, output)
    assert dossier.counts == {"Proef": len(rows)}
    return output.getvalue()


def _day(value: Any) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value or "")[:10]


@given(st.lists(ROW, max_size=6))
def test_every_form_holds_the_same_rows(rows: list[tuple[Any, ...]]) -> None:
    expected = [[whole_text(words), _day(day), number] for words, day, number in rows]
    xlsx, ods = read_xlsx(made("xlsx", rows))[0], read_ods(made("ods", rows))[0]
    assert [[str(words), _day(day), number] for words, day, number in xlsx] == expected
    assert [[words, _day(day), number] for words, day, number in ods] == expected
    csv = read_csv(made("csv", rows))["proef"]
    assert [[words, day, int(number)] for words, day, number in csv] == expected
    json = read_json(made("json", rows))["proef"]
    assert [[words or "", day or "", number] for words, day, number in json] == expected


@pytest.mark.parametrize("form", ["xlsx", "ods", "csv", "json"])
def test_the_same_rows_give_the_same_bytes(form: str) -> None:
    rows = [("Bel mij", date(2026, 3, 1), 4)]
    assert made(form, rows) == made(form, rows)


def test_a_text_that_no_cell_can_hold_is_whole_for_machines_and_cut_with_a_note_for_people() -> None:
    rows = [("x" * 40_000, None, 1)]
    assert read_json(made("json", rows))["proef"][0][0] == "x" * 40_000
    assert read_csv(made("csv", rows))["proef"][0][0] == "x" * 40_000
    for told in (read_xlsx(made("xlsx", rows))[0][0][0], read_ods(made("ods", rows))[0][0][0]):
        assert told == plain("x" * 40_000) and told.endswith("(ingekort)")


def test_what_excel_would_read_as_another_letter_stays_as_typed() -> None:
    assert read_xlsx(made("xlsx", [("_x0041_", None, 1)]))[0][0][0] in ("_x005F_x0041_", "_x0041_")
    assert b"_x005F_x0041_" in zipfile.ZipFile(io.BytesIO(made("xlsx", [("_x0041_", None, 1)]))).read(
        "xl/worksheets/sheet2.xml"
    )


def test_many_spaces_cost_nothing() -> None:
    assert read_ods(made("ods", [(" " * 30_000 + "a ", None, 1)]))[0][0][0] == " " * 30_000 + "a "


def test_values_for_machines() -> None:
    values = [True, None, 3, float("nan"), 1.5, date(2026, 3, 1), "", "a\r\nb"]
    assert [as_data(value) for value in values] == [True, None, 3, "nan", 1.5, "2026-03-01", None, "a\nb"]


@pytest.mark.django_db
def test_a_small_world_is_in_every_form_as_in_the_database() -> None:
    for number in range(3):
        ContributionFactory(original=f"=1+{number}\r\nBel mij 😀")
    expected = sorted(whole_text(words) for words in Contribution.objects.values_list("redacted", flat=True))
    found = {}
    for form, read in (("csv", read_csv), ("json", read_json)):
        output = io.BytesIO()
        counts = write(Order(form, "intern"), output, number="proef")
        sheets = read(output.getvalue())
        assert counts["Bijdragen"] == 3
        found[form] = sorted(value for row in sheets["bijdragen"] for value in row if str(value).startswith("=1+"))
    assert found == {"csv": expected, "json": expected}
