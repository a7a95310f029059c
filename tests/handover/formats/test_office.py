"""LibreOffice opens a workbook full of hostile words as it is: nothing repaired, nothing counted, nothing lost."""

import io
import shutil
from pathlib import Path

import pytest

from handover.dossier import Order, write
from tests.factories.contributions import ContributionFactory
from tests.handover.formats import opened
from tests.handover.formats.hostile import HOSTILE

OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""

pytestmark = [
    pytest.mark.deep,
    pytest.mark.django_db,
    pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where both workbooks lie."""
    for words in HOSTILE:
        ContributionFactory(original=words, question=words[:60])
    for form in ("xlsx", "ods"):
        output = io.BytesIO()
        write(Order(form, "intern"), output, number="7")
        (tmp_path / f"dossier.{form}").write_bytes(output.getvalue())
    return tmp_path


def test_it_holds_the_same_when_saved_in_the_other_form(folder: Path) -> None:
    ours_in_excel = opened.read_xlsx((folder / "dossier.xlsx").read_bytes())
    ours_in_ods = opened.read_ods((folder / "dossier.ods").read_bytes())
    assert len(ours_in_excel["Bijdragen"]) == len(HOSTILE) + 1
    from_excel = opened.convert(OFFICE, folder, "ods", "dossier.xlsx") / "dossier.ods"
    _same(opened.read_ods(from_excel.read_bytes()), ours_in_excel)
    from_ods = opened.convert(OFFICE, folder, "xlsx", "dossier.ods") / "dossier.xlsx"
    _same(opened.read_xlsx(from_ods.read_bytes()), ours_in_ods)


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_every_sheet_is_the_same_when_saved_as_text(folder: Path, form: str) -> None:
    read = opened.read_xlsx if form == "xlsx" else opened.read_ods
    ours = read((folder / f"dossier.{form}").read_bytes())
    out = opened.convert(OFFICE, folder, opened.CSV_FILTER, f"dossier.{form}")
    told = {path.stem.removeprefix("dossier-"): opened.read_csv(path) for path in out.glob("*.csv")}
    _same(told, {name: opened.as_texts(rows) for name, rows in ours.items()})


def _same(told: dict[str, opened.Rows], ours: dict[str, opened.Rows]) -> None:
    assert sorted(told) == sorted(ours)
    for name, rows in ours.items():
        assert len(told[name]) == len(rows), name
        for number, (one, other) in enumerate(zip(told[name], rows, strict=True), start=1):
            assert one == other, f"{name}, row {number}"
