"""How many people are for and against, as bars; drawn from what is told, so that a picture tells nothing more."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from contributions.service import HIDDEN
from education.service import Block

#: In dots: the picture, a bar with its room, and where bars begin.
WIDTH, BAR, GAP, LEFT, RIGHT = 1400, 34, 26, 190, 240
_DARK, _LIGHT, _LINE = "#14434b", "#ffffff", "#14434b"
_SIZE = 30
PREFIX = "chart:"


@dataclass(frozen=True, slots=True)
class Bars:
    """One finding: its number, and the people for and against as they are told ("<5" where hidden)."""

    number: str
    supporting: str
    contradicting: str


class Charts:
    """The pictures of one report. A block names its picture by a path; the writer of a form asks for it here."""

    def __init__(self) -> None:
        self._drawn: dict[str, bytes] = {}

    def block(self, key: str, bars: list[Bars]) -> Block:
        """The picture as a block, with all its numbers in words."""
        path = f"{PREFIX}{key}"
        self._drawn[path] = draw(bars)
        told = "; ".join(f"{bar.number}: {bar.supporting} voor, {bar.contradicting} tegen" for bar in bars)
        return Block("image", text=f"Staven met het aantal mensen per bevinding. {told}.", path=path)

    def read(self, path: str) -> bytes:
        """The PNG at this path. Raises OSError for any other: the report holds no other pictures."""
        try:
            return self._drawn[path]
        except KeyError:
            raise FileNotFoundError(path) from None


def draw(bars: list[Bars]) -> bytes:
    """Two bars for each finding: dark for, open against. A number stands at each end, so that colour means nothing."""
    height = GAP + len(bars) * (2 * BAR + 6 + GAP)
    image = Image.new("RGB", (WIDTH, height), "#ffffff")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(size=_SIZE)
    most = max((_length(cell) for bar in bars for cell in (bar.supporting, bar.contradicting)), default=0)
    scale = (WIDTH - LEFT - RIGHT) / max(most, 1)
    top = GAP
    for bar in bars:
        pen.text((20, top + BAR // 2 + 4), bar.number, fill="#000000", font=font)
        for cell, word, fill in ((bar.supporting, "voor", _DARK), (bar.contradicting, "tegen", _LIGHT)):
            end = LEFT + round(_length(cell) * scale)
            if end > LEFT:
                pen.rectangle((LEFT, top, end, top + BAR), fill=fill, outline=_LINE, width=3)
            else:
                pen.line((LEFT, top, LEFT, top + BAR), fill=_LINE, width=3)
            pen.text((end + 14, top), f"{cell} {word}", fill="#000000", font=font)
            top += BAR + 6
        top += GAP - 6
    kept = BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def _length(cell: str) -> int:
    return 0 if cell == HIDDEN or not cell.isdigit() else int(cell)
