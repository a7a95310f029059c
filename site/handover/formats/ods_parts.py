"""What goes with the rows of an OpenDocument workbook: its first sheet, views, pages on paper, filters and lists."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from .cells import whole_text
from .contents import HEAD, TITLE, WIDTHS, Contents, Line, kind_of

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("number", "datastyle"),
        ("meta", "meta"),
        ("config", "config"),
    )
)
NAMESPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
#: So many characters next to each other stay readable on one page; what is wider goes over several.
_FITS_A4, _FITS_A3 = 190, 330
_PAGES = {"A4": ("29.7cm", "21cm"), "A3": ("42cm", "29.7cm")}


def _page_of(width: int) -> tuple[str, int]:
    """(paper, how many pages next to each other) for so many characters."""
    return ("A4" if width <= _FITS_A4 else "A3"), -(-width // _FITS_A3)


def width_of(line: Line) -> int:
    """How wide a sheet is, in characters."""
    return sum(column.width for column in line.sheet.columns)


def table_style(line: Line) -> str:
    """The name of the style of a sheet: its page and the colour of its tab."""
    return f"t{kind_of(line.sheet).colour}{_master(width_of(line))}"


def _master(width: int) -> str:
    paper, pages = _page_of(width)
    return f"{paper}x{pages}"


def table_styles(lines: Iterable[Line]) -> str:
    """Those styles, each once, and that of the first sheet."""
    named = {table_style(line): (kind_of(line.sheet).colour, _master(width_of(line))) for line in lines}
    named["front"] = ("0B5C55", _master(sum(WIDTHS)))
    return "".join(
        f'<style:style style:name="{name}" style:family="table" style:master-page-name="{master}">'
        f'<style:table-properties table:display="true" table:tab-color="#{colour.lower()}"/></style:style>\n'
        for name, (colour, master) in sorted(named.items())
    )


def front(contents: Contents) -> str:
    """The first sheet: which dossier this is, and every sheet with a link."""
    rows = [_row(_cell(contents.title, "title"))]
    rows += [_row(_cell(name, "strong") + _cell(told)) for name, told in contents.about]
    rows += [_row("<table:table-cell/>"), _row("".join(_cell(name, "head") for name in HEAD))]
    for line in contents.lines:
        rows.append(
            _row(
                _link(line.name)
                + _cell(kind_of(line.sheet).name)
                + _cell(line.sheet.description, "wrapped")
                + _number(line.rows)
                + _number(line.hidden)
            )
        )
    columns = "".join(f'<table:table-column table:style-name="w{width}"/>' for width in WIDTHS)
    name = f'<table:table table:name="{TITLE}" table:style-name="front">'
    return f"{name}{columns}{''.join(rows)}</table:table>\n"


def _row(cells: str) -> str:
    return f"<table:table-row>{cells}</table:table-row>"


def _cell(text: str, style: str = "plain") -> str:
    kind = f'<table:table-cell table:style-name="{style}" office:value-type="string">'
    return f"{kind}<text:p>{escape(whole_text(text))}</text:p></table:table-cell>"


def _link(name: str) -> str:
    address = quoteattr(f"#'{name}'.A1")
    return (
        '<table:table-cell table:style-name="link" office:value-type="string"><text:p>'
        f'<text:a xlink:type="simple" xlink:href={address}>{escape(name)}</text:a></text:p></table:table-cell>'
    )


def _number(number: int) -> str:
    return (
        f'<table:table-cell table:style-name="plain" office:value-type="float" office:value="{number}">'
        f"<text:p>{number}</text:p></table:table-cell>"
    )


def tail(lines: Iterable[Line]) -> str:
    """The name ‘Inhoud’, to come back by, and a filter on every sheet."""
    ranges = []
    for number, line in enumerate(lines, start=1):
        area = quoteattr(f"'{line.name}'.A1:'{line.name}'.{_letters(len(line.sheet.columns))}{line.rows + 1}")
        ranges.append(
            f'<table:database-range table:name="filter{number}" table:target-range-address={area} '
            'table:display-filter-buttons="true"/>'
        )
    back = f"${TITLE}.$A$1"
    return (
        f'<table:named-expressions><table:named-range table:name="{TITLE}" table:base-cell-address="{back}" '
        f'table:cell-range-address="{back}"/></table:named-expressions>'
        f"<table:database-ranges>{''.join(ranges)}</table:database-ranges>"
    )


def _letters(number: int) -> str:
    """1 is A, 27 is AA."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def settings(lines: Iterable[Line]) -> str:
    """On every sheet the header stays in sight; the first sheet is open."""
    tables = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(line.name)}>"
        f"{_item('VerticalSplitMode', 'short', '2')}{_item('VerticalSplitPosition', 'int', '1')}"
        f"{_item('ActiveSplitRange', 'short', '2')}{_item('PositionTop', 'int', '0')}"
        f"{_item('PositionBottom', 'int', '1')}</config:config-item-map-entry>"
        for line in lines
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-settings {NAMESPACES} office:version="1.3">'
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f"{_item('ViewId', 'string', 'view1')}"
        f'<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>'
        f"{_item('ActiveTable', 'string', TITLE)}"
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>"
    )


def _item(name: str, kind: str, value: str) -> str:
    return f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'


def styles(lines: Iterable[Line], foot: str) -> str:
    """The pages: lying down, as wide as the paper, with a foot that says what it is."""
    kinds = sorted({_page_of(width) for width in (sum(WIDTHS), *map(width_of, lines))})
    layouts = "".join(
        f'<style:page-layout style:name="p{paper}x{pages}"><style:page-layout-properties '
        f'fo:page-width="{_PAGES[paper][0]}" fo:page-height="{_PAGES[paper][1]}" style:print-orientation="landscape" '
        f'fo:margin="1.2cm" style:scale-to-X="{pages}" style:scale-to-Y="0"/>'
        '<style:header-style><style:header-footer-properties fo:min-height="0.6cm"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm"/></style:footer-style>'
        "</style:page-layout>"
        for paper, pages in kinds
    )
    masters = "".join(
        f'<style:master-page style:name="{paper}x{pages}" style:page-layout-name="p{paper}x{pages}">'
        "<style:header><text:p><text:sheet-name>Blad</text:sheet-name></text:p></style:header>"
        f"<style:footer><text:p>{escape(whole_text(foot))} · bladzijde <text:page-number>1</text:page-number> van "
        "<text:page-count>1</text:page-count></text:p></style:footer></style:master-page>"
        for paper, pages in kinds
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
