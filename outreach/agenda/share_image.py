"""The picture that goes with a link that somebody passes on: drawn by us, with words in it, asked from nobody.

1200 x 630, as most programs show it. All that matters stands inside the middle: some cut it square.
"""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, MARGIN = 1200, 630, 72
#: Colours of the house (static/css/reisgenoot.css, light).
PAPER, INK, BAND, ON_BAND = "#fffdf9", "#262120", "#1f5c4d", "#ffffff"
_TITLE_SIZES = (76, 66, 58, 50)
_MOST_LINES = 4
_TITLE_HEIGHT = 310
_BAND_HEIGHT = 96
_SMALL, _LINE = 34, 1.22

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@lru_cache(maxsize=16)
def _font(size: int) -> Font:
    """Letters of the drawing library itself, so that it looks the same on every machine."""
    return ImageFont.load_default(size)


def draw(kicker: str, title: str, lines: Sequence[str], foot: str) -> bytes:
    """A PNG. `kicker` stands above the title, `lines` (at most two) below it, `foot` in the band at the bottom."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    on = ImageDraw.Draw(image)
    on.rectangle((0, 0, WIDTH, 18), fill=BAND)
    on.rectangle((0, HEIGHT - _BAND_HEIGHT, WIDTH, HEIGHT), fill=BAND)
    on.text((MARGIN, 58), _cut(on, kicker, _font(_SMALL)), font=_font(_SMALL), fill=BAND)
    below = _draw_title(on, title, top=118)
    for line in lines[:2]:
        on.text((MARGIN, below), _cut(on, line, _font(_SMALL)), font=_font(_SMALL), fill=INK)
        below += int(_SMALL * _LINE) + 4
    on.text((MARGIN, HEIGHT - 66), _cut(on, foot, _font(_SMALL)), font=_font(_SMALL), fill=ON_BAND)
    kept = BytesIO()
    image.quantize(64).save(kept, format="PNG", optimize=True)
    return kept.getvalue()


def _draw_title(on: ImageDraw.ImageDraw, title: str, *, top: int) -> int:
    """As large as it fits; what does not fit in the smallest letters is cut. Returns where the next line goes."""
    for size in _TITLE_SIZES:
        lines = _wrapped(on, title, _font(size))
        if len(lines) <= _MOST_LINES and len(lines) * size * _LINE <= _TITLE_HEIGHT:
            break
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"]
    for number, line in enumerate(lines):
        on.text((MARGIN, top + int(number * size * _LINE)), _cut(on, line, _font(size)), font=_font(size), fill=INK)
    return top + int(len(lines) * size * _LINE) + 18


def _wrapped(on: ImageDraw.ImageDraw, text: str, font: Font) -> list[str]:
    """Words over lines that fit the width."""
    lines: list[str] = []
    for word in text.split():
        if lines and on.textlength(f"{lines[-1]} {word}", font=font) <= WIDTH - 2 * MARGIN:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _cut(on: ImageDraw.ImageDraw, text: str, font: Font) -> str:
    """As much of it as fits on the line."""
    room = WIDTH - 2 * MARGIN
    if on.textlength(text, font=font) <= room:
        return text
    while text and on.textlength(f"{text}…", font=font) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
