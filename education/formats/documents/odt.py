"""A part as OpenDocument text, for LibreOffice and all that read it: real headings, lists and tables."""

from collections.abc import Callable
from xml.sax.saxutils import quoteattr

from odfdo import Header, Paragraph

from ...source import Block, Part, Source
from .blocks import TICKS, after_a_box, column_shares
from .linking import Linking, contents_of
from .odt_links import contents, linked, with_place
from .odt_package import packed
from .paper import Paper, paper_of
from .pictures import PictureReader, from_storage, picture_at

#: Of the text on the page, in centimetres.
WIDTH, HIGHEST_PICTURE = 17.0, 16.0
_TABLE_STYLES = (
    '<style:style style:name="Tabel" style:family="table"><style:table-properties style:width="17cm"'
    ' table:align="left" fo:margin-top="0.2cm" fo:margin-bottom="0.4cm"/></style:style>'
    '<style:style style:name="Rij" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always" style:min-row-height="0.8cm"/></style:style>'
    '<style:style style:name="Cel" style:family="table-cell"><style:table-cell-properties fo:padding="0.15cm"'
    ' fo:border="0.5pt solid #000000"/></style:style>'
    '<style:style style:name="Kopcel" style:family="table-cell"><style:table-cell-properties fo:padding="0.15cm"'
    ' fo:border="0.5pt solid #000000" fo:background-color="#d9d9d9"/></style:style>'
)


def write_odt(source: Source, part: Part, *, read_picture: PictureReader = from_storage) -> bytes:
    """This part as an ODT. Raises ValueError (a kind of block we do not know) and Refused (a picture that is gone)."""
    return odt_of(paper_of(source, part), read_picture)


def odt_of(paper: Paper, read_picture: PictureReader = from_storage) -> bytes:
    """This paper as an ODT."""
    return _Writing(read_picture).whole(paper)


class _Writing:
    """One document while it is written; `pictures`, and the `shares` of columns, fill up as they come by."""

    def __init__(self, read_picture: PictureReader) -> None:
        self.read_picture = read_picture
        self.links: Linking
        self.pictures: dict[str, bytes] = {}
        self.shares: set[int] = set()
        self.ways: dict[str, Callable[[Block], str]] = {
            "heading": lambda block: _heading(block.level, block.text, self.links.heading()),
            "paragraph": lambda block: self.said(block.text, "Text_20_body"),
            "bullets": lambda block: self.list(block.items, "List_20_1"),
            "numbers": lambda block: self.list(block.items, "Numbering_20_1"),
            "table": self.table,
            "lines": _lines,
            "box": self.box,
            "image": self.image,
            TICKS: lambda block: "".join(_said(item, "Aankruisen") for item in block.items),
        }

    def whole(self, paper: Paper) -> bytes:
        """The title, the blocks and the colophon, packed."""
        self.links = Linking(paper)
        below = [_said(paper.below, "Subtitle")] if paper.below else []
        between = {False: "", True: _said("", "Kleine_20_letters")}
        blocks = [between[is_next] + self.ways[block.kind](block) for block, is_next in after_a_box(paper.blocks)]
        colophon = [_said(line, "Kleine_20_letters") for line in paper.colophon]
        body = "".join([_heading(1, paper.title), *below, contents(contents_of(paper)), *blocks, *colophon])
        columns = "".join(map(_column_style, sorted(self.shares)))
        return packed(paper, _TABLE_STYLES + columns, body, self.pictures)

    def table(self, block: Block) -> str:
        """A table whose first row is its head, also on the next page."""
        caption = _said(block.text, "Text_20_body") if block.text else ""
        shares = column_shares(block)
        self.shares.update(shares)
        columns = "".join(f'<table:table-column table:style-name="Kolom{share}"/>' for share in shares)
        head = _row(block.items, "Kopcel", "Table_20_Heading")
        rows = "".join(map(self.row, block.rows))
        inside = f"{columns}<table:table-header-rows>{head}</table:table-header-rows>{rows}"
        return f'{caption}<table:table table:style-name="Tabel">{inside}</table:table>{_said("", "Standard")}'

    def said(self, text: str, style: str) -> str:
        """A paragraph; numbers in it lead to their place."""
        pieces = self.links.pieces(text)
        return linked(pieces, style) if any(piece.to for piece in pieces) else _said(text, style)

    def list(self, items: tuple[str, ...], style: str) -> str:
        """A list of its own: numbers begin at 1 again."""
        inside = "".join(f"<text:list-item>{self.said(item, 'List_20_Contents')}</text:list-item>" for item in items)
        return f'<text:list text:style-name="{style}">{inside}</text:list>'

    def row(self, cells: tuple[str, ...]) -> str:
        """A row; what begins it may be a place."""
        style = "Table_20_Contents"
        first = self.beginning(cells[0], style) if cells else ""
        rest = (self.said(cell, style) for cell in cells[1:])
        return _whole_row((first, *rest) if cells else (), "Cel")

    def box(self, block: Block) -> str:
        """Paragraphs with one border around them."""
        title = self.beginning(block.text, "Kader_20_kop") if block.text else ""
        return title + "".join(self.said(item, "Kader") for item in block.items)

    def beginning(self, text: str, style: str) -> str:
        """A paragraph that may be a place."""
        place, pieces = self.links.beginning(text)
        return linked(pieces, style, place) if place else _said(text, style)

    def image(self, block: Block) -> str:
        """A picture with its alternative text, as wide as fits."""
        picture = picture_at(block.path, self.read_picture)
        number = len(self.pictures) + 1
        path = f"Pictures/{number}.png"
        self.pictures[path] = picture.png
        width, height = picture.fitting(WIDTH, HIGHEST_PICTURE)
        return (
            '<text:p text:style-name="Text_20_body"><draw:frame draw:style-name="Graphics"'
            f' draw:name="Afbeelding {number}" text:anchor-type="as-char"'
            f' svg:width="{width:.2f}cm" svg:height="{height:.2f}cm">'
            f'<draw:image xlink:href="{path}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            f"<svg:desc>{_escaped(block.text)}</svg:desc></draw:frame></text:p>"
        )


def _column_style(share: int) -> str:
    properties = f'<style:table-column-properties style:column-width="{WIDTH * share / 100:.2f}cm"/>'
    return f'<style:style style:name="Kolom{share}" style:family="table-column">{properties}</style:style>'


def _said(text: str, style: str) -> str:
    return str(Paragraph(text, style=style).serialize())


def _heading(level: int, text: str, place: str = "") -> str:
    written = str(Header(level, text, style=f"Heading_20_{level}").serialize())
    return with_place(written, place)


def _row(cells: tuple[str, ...], cell_style: str, style: str) -> str:
    return _whole_row(tuple(_said(cell, style) for cell in cells), cell_style)


def _whole_row(paragraphs: tuple[str, ...], cell_style: str) -> str:
    inside = "".join(
        f'<table:table-cell table:style-name="{cell_style}" office:value-type="string">{paragraph}</table:table-cell>'
        for paragraph in paragraphs
    )
    return f'<table:table-row table:style-name="Rij">{inside}</table:table-row>'


def _lines(block: Block) -> str:
    text = _said(block.text, "Text_20_body") if block.text else ""
    return text + _said("\t", "Schrijflijn") * block.count


def _escaped(text: str) -> str:
    return quoteattr(text, {'"': "&quot;"})[1:-1]
