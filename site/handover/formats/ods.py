"""The dossier as a workbook in the open format of LibreOffice (OpenDocument 1.3), by the standard library alone.

Rows flow to a temporary file and from there into the zip: memory does not grow with their number. Every text is
written as a text, whatever it begins with; there are no formulas.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_STORED

from contributions.service import Column, Sheet

from . import ods_parts
from .archive import DatedZip
from .cells import LONGEST_KEPT, MOST_KEPT, plain, whole_text
from .contents import Contents, Line, contents_of
from .ods_parts import NAMESPACES
from .sheet_names import free_name

if TYPE_CHECKING:
    from ..dossier import Dossier

_FOLDED = re.compile("^ +|  +| +$")
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
#: What one sheet holds in LibreOffice, the header included; what is more goes on in a next sheet.
MOST_ROWS = 1_048_576
_PIECE = 1 << 20
_PARTS = ("content", "meta", "settings", "styles")

_STYLES = """<office:automatic-styles>
<number:date-style style:name="day"><number:day number:style="long"/><number:text>-</number:text>\
<number:month number:style="long"/><number:text>-</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:background-color="#0b5c55" \
fo:wrap-option="wrap"/><style:text-properties fo:font-weight="bold" fo:color="#ffffff"/></style:style>
<style:style style:name="plain" style:family="table-cell"><style:table-cell-properties \
style:vertical-align="top"/></style:style>
<style:style style:name="title" style:family="table-cell"><style:text-properties fo:font-weight="bold" \
fo:font-size="16pt"/></style:style>
<style:style style:name="strong" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="link" style:family="table-cell"><style:table-cell-properties style:vertical-align="top"/>\
<style:text-properties fo:color="#0b5c55" style:text-underline-style="solid" style:text-underline-width="auto" \
style:text-underline-color="font-color"/></style:style>
<style:style style:name="wrapped" style:family="table-cell"><style:table-cell-properties style:vertical-align="top" \
fo:wrap-option="wrap"/></style:style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="day"><style:table-cell-properties \
style:vertical-align="top"/></style:style>
"""


def write(dossier: "Dossier", output: BinaryIO) -> None:
    """Write every sheet of the dossier. With the same rows, title and moment the file has the same bytes."""
    moment = plain(dossier.made_on).replace(microsecond=0)
    contents = contents_of(dossier)
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8", newline="", suffix=".xml") as body:
        for sheet in dossier.sheets:
            _write_sheet(body, sheet, dossier.rows(sheet), contents.lines)
            next(line for line in contents.lines if line.sheet is sheet).hidden = dossier.hidden[sheet.code]
        body.flush()
        with DatedZip(output, moment) as archive:
            first = archive._entry("mimetype")  # first and not compressed: programs look for it in the first bytes
            first.compress_type = ZIP_STORED
            super(DatedZip, archive).writestr(first, MEDIA_TYPE)
            archive.writestr("META-INF/manifest.xml", _manifest())
            archive.writestr("meta.xml", _meta(dossier.title, moment))
            archive.writestr("settings.xml", ods_parts.settings(contents.lines))
            archive.writestr("styles.xml", ods_parts.styles(contents.lines, contents.foot))
            with archive.open(archive._entry("content.xml"), "w", force_zip64=True) as entry:
                entry.write(_head(contents).encode())
                with Path(body.name).open("rb") as written:
                    shutil.copyfileobj(written, entry, _PIECE)
                entry.write(ods_parts.tail(contents.lines).encode())
                entry.write(b"</office:spreadsheet></office:body></office:document-content>")


def _head(contents: Contents) -> str:
    """Everything before the sheets with rows: the styles and the first sheet."""
    widths = {column.width for line in contents.lines for column in line.sheet.columns} | set(ods_parts.WIDTHS)
    columns = "".join(
        f'<style:style style:name="w{width}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width * 0.21:.2f}cm"/></style:style>\n'
        for width in sorted(widths)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMESPACES} office:version="1.3">{_STYLES}'
        f"{columns}{ods_parts.table_styles(contents.lines)}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>\n{ods_parts.front(contents)}"
    )


def _write_sheet(out: IO[str], sheet: Sheet, rows: Iterator[Sequence[Any]], lines: list[Line]) -> None:
    line = _begin(out, sheet, lines)
    cells = [_Cells(column) for column in sheet.columns]
    for row in rows:
        if line.rows == MOST_ROWS - 1:
            out.write("</table:table>\n")
            line = _begin(out, sheet, lines)
        told = "".join([each.told(value) for each, value in zip(cells, row, strict=True)])
        out.write(f"<table:table-row>{told}</table:table-row>\n")
        line.rows += 1
    out.write("</table:table>\n")


def _begin(out: IO[str], sheet: Sheet, lines: list[Line]) -> Line:
    line = Line(free_name(sheet.title, [ods_parts.TITLE, *(each.name for each in lines)]), sheet)
    lines.append(line)
    style = ods_parts.table_style(line)
    out.write(f'<table:table table:name={quoteattr(line.name)} table:style-name="{style}">')
    for column in sheet.columns:
        out.write(f'<table:table-column table:style-name="w{column.width}"/>')
    out.write("<table:table-header-rows><table:table-row>")
    for column in sheet.columns:
        out.write(_text(str(plain(column.title)), "head"))
    out.write("</table:table-row></table:table-header-rows>\n")
    return line


class _Cells:
    """How values of one column become cells; short texts that come back are kept as they were written."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._kept: dict[str, str] = {}

    def told(self, value: Any) -> str:
        """A value as a cell."""
        if type(value) is not str:
            return _cell(value, self._column)
        if (known := self._kept.get(value)) is not None:
            return known
        made = _cell(value, self._column)
        if len(value) <= LONGEST_KEPT and len(self._kept) < MOST_KEPT:
            self._kept[value] = made
        return made


def _cell(value: Any, column: Column) -> str:
    value = plain(value)
    style = "wrapped" if column.wrap else "plain"
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, str):
        return _text(value, style)
    if isinstance(value, date):
        day = value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()
        return (
            f'<table:table-cell table:style-name="date" office:value-type="date" office:date-value="{day}">'
            f"<text:p>{value:%d-%m-%Y}</text:p></table:table-cell>"
        )
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="float" office:value="{value!r}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def _text(text: str, style: str) -> str:
    """A text as it was typed: lines as paragraphs, and spaces that XML would fold, kept."""
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell table:style-name="{style}" office:value-type="string">{lines}</table:table-cell>'


def _line(line: str) -> str:
    """A line with the spaces that a reader would fold or drop: more in a row, and those at either end.

    A tab stays itself: LibreOffice 7 drops an element for it out of a cell, and the words beside it become one.
    """
    return _FOLDED.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(line))


def _meta(title: str, moment: datetime) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta {NAMESPACES} '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>'
        f"<dc:title>{escape(whole_text(title))}</dc:title><meta:creation-date>{moment.isoformat()}</meta:creation-date>"
        "<meta:generator>Reisgenoot</meta:generator></office:meta></office:document-meta>"
    )


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (
            ("/", MEDIA_TYPE),
            *((f"{name}.xml", "text/xml") for name in ("content", "meta", "settings", "styles")),
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f"{entries}</manifest:manifest>"
    )
