"""Blocks cut into slides: a heading starts one, and what does not fit goes on on the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from textwrap import wrap

from django.utils.translation import gettext as _

from ...source import Block, Source
from .blocks import TICKS
from .paper import Paper

#: What fits on a slide in letters that the last row can read: lines, letters on a line, rows of a table.
MOST_LINES, LINE_LETTERS, MOST_ROWS = 10, 52, 6
#: A longer text is cut at a space.
MOST_LETTERS = 300
#: A box with this title is for the notes: the class does not see it.
NOTE_TITLES = frozenset({"voor de docent", "notitie", "notities"})


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on a slide. `number` (from 1) or a bullet stands before it, or nothing."""

    text: str
    number: int = 0
    bullet: bool = False
    bold: bool = False

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return sum(max(1, -(-len(each) // LINE_LETTERS)) for each in self.text.split("\n"))


@dataclass(slots=True)
class Slide:
    """One slide. It has lines, or a table, or a picture; `notes` are for the teacher."""

    title: str
    lines: list[Line] = field(default_factory=list)
    table: Block | None = None
    image: Block | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing under the title."""
        return not self.lines and self.table is None and self.image is None

    def has_room_for(self, line: Line) -> bool:
        """Whether this line still fits."""
        if self.table is not None or self.image is not None:
            return False
        return not self.lines or sum(each.height for each in self.lines) + line.height <= MOST_LINES


def slides_of(title: str, blocks: Iterable[Block], pack: str = "") -> list[Slide]:
    """The slides after the first, each with its own title: "Sparen", "Sparen (2)".

    `title` is for what has none. The first slide says the name of the `pack`: one after it that repeats it is about
    what we are going to do. Call it with the language switched on.
    """
    slides: list[Slide] = []
    for block in blocks:
        if block.kind == "heading" and block.level == 2:
            is_repeated = not slides and block.text.lower() == pack.lower()
            slides.append(Slide(_("Wat gaan we doen?") if is_repeated else block.text))
            continue
        if not slides:
            slides.append(Slide(title))
        _put(slides, block)
    return _with_own_titles(slides)


def is_note(block: Block) -> bool:
    """Whether this is for the teacher only."""
    return block.kind == "box" and block.text.lower() in NOTE_TITLES


def without_notes(paper: Paper) -> Paper:
    """What pupils may read of the slides."""
    return replace(paper, blocks=tuple(block for block in paper.blocks if not is_note(block)))


def notes_for_the_lesson(source: Source) -> list[str]:
    """For the notes of the first slide: how long, and the lesson step by step."""
    notes = [_("Deze les duurt %(minutes)s minuten.") % {"minutes": source.minutes}]
    at = 0
    for step in source.steps:
        until = at + step.minutes
        told = _("Minuut %(from)s tot %(until)s: %(title)s. %(does)s")
        notes.append(told % {"from": at, "until": until, "title": step.title, "does": step.teacher_does})
        at = until
    return notes


def _put(slides: list[Slide], block: Block) -> None:
    if is_note(block):
        slides[-1].notes += block.items
    elif block.kind == "image":
        _free(slides).image = block
    elif block.kind == "table":
        if block.text:
            _add(slides, Line(block.text))
        for start in range(0, max(1, len(block.rows)), MOST_ROWS):
            _free(slides).table = replace(block, rows=block.rows[start : start + MOST_ROWS])
    else:
        for line in _lines(block):
            _add(slides, line)


def _free(slides: list[Slide]) -> Slide:
    if not slides[-1].is_empty:
        slides.append(Slide(slides[-1].title))
    return slides[-1]


def _add(slides: list[Slide], line: Line) -> None:
    for piece in _pieces(line):
        if not slides[-1].has_room_for(piece):
            slides.append(Slide(slides[-1].title))
        slides[-1].lines.append(piece)


def _pieces(line: Line) -> Iterator[Line]:
    if len(line.text) <= MOST_LETTERS and line.height <= MOST_LINES:
        yield line
        return
    first, *others = wrap(line.text, MOST_LETTERS) or [""]
    yield replace(line, text=first)
    for text in others:
        yield Line(text, bold=line.bold)


def _lines(block: Block) -> Iterator[Line]:
    if block.kind == "heading" or (block.kind == "box" and block.text):
        yield Line(block.text, bold=True)
    elif block.kind in ("paragraph", "lines") and block.text:
        yield Line(block.text)
    for number, item in enumerate(block.items, 1):
        is_list = block.kind == "bullets"
        yield Line(
            item.replace("\t", " ") if block.kind == TICKS else item,
            number=number if block.kind == "numbers" else 0,
            bullet=is_list,
        )


def _with_own_titles(slides: list[Slide]) -> list[Slide]:
    """No two slides with one title: who cannot see the slides chooses by it."""
    taken: set[str] = {slide.title for slide in slides}
    seen: set[str] = set()
    for slide in slides:
        plain, number = slide.title, 2
        if plain in seen:
            while f"{plain} ({number})" in taken:
                number += 1
            slide.title = f"{plain} ({number})"
        seen.add(plain)
        taken.add(slide.title)
    return slides
