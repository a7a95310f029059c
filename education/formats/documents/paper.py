"""A part as a sheet of paper: its title, its blocks made sound, and where it comes from. All forms come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...enums import MaterialKind
from ...source import Block, Part, Source
from ..licences import licence_sentence
from ..text import one_line
from .blocks import made_sound
from .front import after_the_guide, before_the_guide

#: How the language of all documents is written in their properties.
LANGUAGE = "nl-NL"


@dataclass(frozen=True, slots=True)
class Paper:
    """What one document says. `title` is its only heading of level 1; `below` stands under it.

    `full_title` is for the properties; `footer` stands on each page; `colophon` closes the document. `contents` asks
    for a list of contents; `numbers` are words as "B2.1" that lead to their place (:mod:`.linking`), `addresses` words
    that lead to a page of our own on the web.
    """

    kind: str
    title: str
    below: str
    full_title: str
    summary: str
    keywords: tuple[str, ...]
    day: date
    blocks: tuple[Block, ...]
    footer: str
    colophon: tuple[str, ...]
    url: str
    contents: bool = False
    numbers: frozenset[str] = frozenset()
    addresses: Mapping[str, str] = field(default_factory=dict)

    @property
    def maker(self) -> str:
        """Who made it."""
        return str(settings.SITE_NAME)


def paper_of(source: Source, part: Part) -> Paper:
    """This part of the pack. Raises ValueError for a kind of block that we do not know."""
    with translation.override("nl"):
        blocks = part.blocks
        title = one_line(part.title) or one_line(source.title)
        if part.kind == MaterialKind.GUIDE:
            blocks = (*before_the_guide(source, blocks), *blocks, *after_the_guide(source))
        elif part.kind == MaterialKind.POSTER:
            title, blocks = _poster(source, blocks)
        return _paper(source, part.kind, title, blocks)


def paper_with(source: Source, title: str, blocks: tuple[Block, ...]) -> Paper:
    """Something we made of the pack ourselves, as the quiz."""
    with translation.override("nl"):
        return _paper(source, "quiz", one_line(title), blocks)


def _paper(source: Source, kind: str, title: str, blocks: tuple[Block, ...]) -> Paper:
    pack = one_line(source.title)
    release = _("uitgave %(number)s") % {"number": source.number}
    return Paper(
        kind=kind,
        title=title,
        below="" if title == pack else pack,
        full_title=title if title == pack else f"{title} - {pack}",
        summary=one_line(source.summary),
        keywords=tuple(filter(None, map(one_line, source.keywords))),
        day=source.day,
        blocks=made_sound(blocks),
        footer=f"{pack} · {release}",
        colophon=_colophon(source),
        url=source.url,
    )


def _poster(source: Source, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """A poster says its message at the top, not that it is a poster."""
    if blocks and blocks[0].kind == "heading" and one_line(blocks[0].text):
        return one_line(blocks[0].text), blocks[1:]
    return one_line(source.title), blocks


def _colophon(source: Source) -> tuple[str, ...]:
    made = _("Dit is uitgave %(number)s van %(day)s. Gemaakt door %(maker)s.") % {
        "number": source.number,
        "day": date_format(source.day, "j F Y"),
        "maker": settings.SITE_NAME,
    }
    newest = _("De nieuwste uitgave staat op %(url)s") % {"url": one_line(source.url)}
    return made, licence_sentence(source), newest
