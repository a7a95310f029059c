"""Files that anybody may have made: each is refused with a sentence, and none costs time or memory first."""

import io
import resource
import tracemalloc
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from contributions.import_book import Book
from contributions.import_files import opened
from contributions.import_sheets import Holds, SheetReader
from contributions.refusals import Refused

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Invoer" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
}


def made(parts: dict[str, str | bytes] | None = None, **changed: str | bytes) -> io.BytesIO:
    """A workbook of these parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**(parts or PARTS), **changed}.items():
            archive.writestr(name, content)
    output.seek(0)
    return output


def with_sheet(content: str) -> io.BytesIO:
    """A workbook with one sheet of this XML between its tags."""
    return made({**PARTS, "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{content}</worksheet>'})


def read(file: io.BytesIO) -> list[tuple[int, dict[int, Any]]]:
    """Every row, as the importer reads it."""
    with opened(file) as archive:
        book = Book(archive)
        try:
            return [
                (row.number, {at: cell.value for at, cell in row.cells.items()})
                for row in SheetReader(book, book.sheets[0]).rows()
            ]
        finally:
            book.close()


def refused(content: bytes | io.BytesIO) -> str:
    """The sentence."""
    with pytest.raises(Refused) as caught:
        read(io.BytesIO(content) if isinstance(content, bytes) else content)
    return caught.value.sentence


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "is leeg"),
        (b"naam;antwoord\n1;ja\n", "geen Excel-werkmap"),
        (b"%PDF-1.7", "geen Excel-werkmap"),
        (b"PK\x03\x04 en daarna niets", "beschadigd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "oud soort bestand (.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "een wachtwoord"),
        (b"PK\x03\x04" + b"0" * 20_000_001, "groter dan 20 MB"),
    ],
)
def test_what_is_no_workbook_is_told_so(content, part):
    assert part in refused(content)


def test_another_kind_of_zip_is_told_so():
    assert "geen Excel-werkmap" in refused(made({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}))


def test_macros_are_refused():
    assert "macro’s" in refused(made({**PARTS, "xl/vbaProject.bin": "x"}))


def test_a_zip_with_a_password_is_told_so():
    content = bytearray(made().getvalue())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert "een wachtwoord" in refused(bytes(content))


def test_a_zip_bomb_is_refused_before_anything_is_unpacked():
    bomb = made({**PARTS, "xl/media/bomb.bin": b"\x00" * 140_000_000})
    assert len(bomb.getvalue()) < 1_000_000
    tracemalloc.start()
    try:
        assert "veel te groot als wij het uitpakken" in refused(bomb)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_many_parts_and_much_together_are_refused():
    assert "veel te groot" in refused(made({**PARTS, **{f"xl/{number}.xml": "<a/>" for number in range(400)}}))
    noise = b"".join(bytes([number % 251]) * 200 for number in range(5_000)) * 40
    assert "veel te groot" in refused(made({**PARTS, **{f"xl/{number}.bin": noise for number in range(4)}}))


def test_a_zip_that_lies_about_its_size_gives_no_more_than_it_says():
    content = bytearray(with_sheet("<sheetData>" + "<row/>" * 200_000 + "</sheetData>").getvalue())
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.rindex(mark)
        content[at + place : at + place + 4] = (1_000).to_bytes(4, "little")
    assert "beschadigd" in refused(bytes(content))


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><worksheet><sheetData><row r="1"><c><v>&c;</v></c>'
        "</row></sheetData></worksheet>",
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c><v>&b;</v></c>'
        "</row></sheetData></worksheet>",
        '<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><worksheet/>',
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_worked_out(content, part, encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{content}'.encode(encoding)
    assert "beschadigd" in refused(made({**PARTS, part: xml}))


@pytest.mark.parametrize(
    "content",
    [
        "<sheetData><row r='2'/><row r='1'/></sheetData>",
        "<sheetData><row r='2000000'/></sheetData>",
        "<sheetData><row r='x'/></sheetData>",
        "<sheetData><row r='1'><c r='!'><v>1</v></c></row></sheetData>",
        "<sheetData><row r='1'><c t='s'><v>7</v></c></row></sheetData>",
        "<sheetData><row r='1'><c><v>een</v></c></row></sheetData>",
        "<sheetData><row",
    ],
)
def test_a_sheet_that_makes_no_sense_is_told_so(content):
    assert "beschadigd" in refused(with_sheet(content))


def test_every_kind_of_cell_is_known_for_what_it_is():
    book = Workbook()
    sheet = book.active
    sheet.append(["tekst", 7, 1.5, True, "=1+1", "#N/A", "  ", None, "\n"])
    sheet["A1"].data_type = "s"
    output = io.BytesIO()
    book.save(output)
    with opened(output) as archive:
        read_book = Book(archive)
        cells = next(SheetReader(read_book, read_book.sheets[0]).rows()).cells
        read_book.close()
    assert [cell.holds for cell in cells.values()] == [
        Holds.TEXT,
        Holds.NUMBER,
        Holds.NUMBER,
        Holds.YES_NO,
        Holds.FORMULA,
        Holds.ERROR,
        Holds.TEXT,
        Holds.TEXT,
    ]


def test_rich_and_inline_text_is_one_text():
    shared = f'<sst xmlns="{MAIN}"><si><r><t>Een </t></r><r><t>zin</t></r><rPh><t>x</t></rPh></si></sst>'
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="/xl/s.xml"/></Relationships>'
    )
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="s"><v>0</v></c><c t="inlineStr">'
        "<is><t>hier_x000D_en</t></is></c></row></sheetData></worksheet>"
    )
    parts = {
        **PARTS,
        "xl/s.xml": shared,
        "xl/_rels/workbook.xml.rels": relations,
        "xl/worksheets/sheet1.xml": sheet,
    }
    assert read(made(parts)) == [(1, {1: "Een zin", 2: "hier\ren"})]


def test_a_huge_sheet_costs_no_memory():
    """60 000 rows, and half a million elements that mean nothing: a tree of them would take hundreds of MB."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>Tekst nummer {n}</t></is></c></row>' for n in range(1, 60_001)
    )
    file = with_sheet("<a/>" * 500_000 + f"<sheetData>{rows}</sheetData>")
    del rows
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count = 0
    with opened(file) as archive:
        book = Book(archive)
        for _row in SheetReader(book, book.sheets[0]).rows():
            count += 1
        book.close()
    assert count == 60_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000
