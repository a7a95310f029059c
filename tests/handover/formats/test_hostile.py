"""A workbook full of hostile words is sound inside, and holds no formula and nothing that leads outside."""

import io
import posixpath
import zipfile
from typing import Any

import pytest
from lxml import etree

from handover.dossier import Order, write
from handover.formats.cells import clean_text
from tests.factories.contributions import ContributionFactory
from tests.handover.formats.hostile import HOSTILE
from tests.handover.formats.reading import read_ods, read_xlsx

pytestmark = pytest.mark.django_db

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"


@pytest.fixture
def said() -> list[str]:
    """What a cell holds of each hostile text, in order of the alphabet."""
    for words in HOSTILE:
        ContributionFactory(original=words, question=words[:60])
    return sorted(clean_text(words) for words in HOSTILE)


def made(form: str) -> bytes:
    output = io.BytesIO()
    write(Order(form, "intern"), output, number="7")
    return output.getvalue()


def parts(data: bytes) -> dict[str, Any]:
    """Every part that is XML, read strictly."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None and len(set(archive.namelist())) == len(archive.namelist())
    return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name != "mimetype"}


def test_in_excel_no_cell_counts_and_no_part_leads_outside(said: list[str]) -> None:
    data = made("xlsx")
    found = parts(data)
    for name, root in found.items():
        assert not root.findall(f".//{_MAIN}f") and "externalLink" not in name, name
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for each in root:
                assert each.get("TargetMode", "Internal") == "Internal", name
                to = each.get("Target")
                assert (to.lstrip("/") if to.startswith("/") else posixpath.join(folder, to)) in found, to
        elif "worksheets" in name:
            assert {cell.get("t", "n") for cell in root.iter(f"{_MAIN}c")} <= {"n", "s", "inlineStr", "d"}, name
    (words,) = [rows for rows in read_xlsx(data) if len(rows) == len(HOSTILE) and len(rows[0]) == 17]
    assert sorted((row[3] or "").replace("_x005F_", "_") for row in words) == said


def test_in_opendocument_no_cell_counts_and_no_part_leads_outside(said: list[str]) -> None:
    data = made("ods")
    content = parts(data)["content.xml"]
    assert all(cell.get(f"{_TABLE}formula") is None for cell in content.iter(f"{_TABLE}table-cell"))
    sheets = {each.get(f"{_TABLE}name") for each in content.iter(f"{_TABLE}table")}
    leads = [each.get(_HREF) for each in content.iter() if each.get(_HREF)]
    assert {lead.removeprefix("#'").removesuffix("'.A1") for lead in leads} == sheets - {"Inhoud"}
    (words,) = [rows for rows in read_ods(data) if len(rows) == len(HOSTILE) and len(rows[0]) == 17]
    assert sorted(row[3] for row in words) == said
