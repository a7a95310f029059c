"""Pages of HTML that stand alone: one file, no other files, no network, readable without its looks."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from lxml import html
from lxml.builder import ElementMaker

from education.source import Block

from .clean import one_line

E = ElementMaker(makeelement=html.html_parser.makeelement)
_LOOKS = Path(__file__).with_name("looks")


@cache
def looks(name: str) -> str:
    """The text of a file with looks or behaviour, to write into a page."""
    return (_LOOKS / name).read_text(encoding="utf-8")


def document(title: str, *content: Any, head: Iterable[Any] = (), css: str = "page.css") -> bytes:
    """A whole page, with `title` as its first heading too."""
    shown = one_line(title, _("Zonder titel"))
    root = E.html(
        {"lang": "nl"},
        E.head(
            E.meta({"charset": "utf-8"}),
            *head,
            E.meta({"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            E.title(shown),
            E.style(looks(css)),
        ),
        E.body(E.main(E.h1(shown), *content)),
    )
    return bytes(html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>", pretty_print=False)) + b"\n"


def paragraph(text: str, **attributes: str) -> Any:
    """A paragraph, with the line ends that were typed."""
    return with_lines(E.p(attributes), text)


def with_lines(element: Any, text: str) -> Any:
    """The element, with a text of which each line end is kept."""
    first, *others = text.split("\n")
    element.text = first
    for line in others:
        end = E.br()
        end.tail = line
        element.append(end)
    return element


def bullets(items: Iterable[str]) -> Any:
    """A list."""
    return E.ul(*(with_lines(E.li(), item) for item in items))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Any:
    """A table of which the first row is its head."""
    body = [E.tr(*(with_lines(E.td(), cell) for cell in row)) for row in rows]
    titles = [with_lines(E.th({"scope": "col"}), cell) for cell in head]
    return E.table(*([E.thead(E.tr(*titles))] if titles else []), E.tbody(*body))


def link(href: str, text: str) -> Any:
    """A link; an address that is no web address is only text, so that nothing runs."""
    if ":" in href and not href.lower().startswith(("http://", "https://", "mailto:")):
        return E.span(text)
    return E.a({"href": href}, text)


def of_blocks(blocks: Iterable[Block], images: dict[str, str]) -> list[Any]:
    """The blocks of a part as HTML. `images` gives the address within the package by the path of a block."""
    return [element for block in blocks for element in _of_block(block, images)]


def _of_block(block: Block, images: dict[str, str]) -> list[Any]:
    match block.kind:
        case "heading":
            return [with_lines(E("h3" if block.level > 2 else "h2"), block.text)]
        case "bullets":
            return [bullets(block.items)]
        case "numbers":
            return [E.ol(*(with_lines(E.li(), item) for item in block.items))]
        case "table":
            return [table(block.items, block.rows)]
        case "lines":
            # Room to write, also on paper without looks.
            room = E.div({"class": "write", "aria-hidden": "true"}, *(E.br() for _line in range(min(block.count, 40))))
            return [paragraph(block.text), room]
        case "box":
            return [E.div({"class": "box"}, E.p(E.strong(block.text)), *(paragraph(item) for item in block.items))]
        case "image" if block.path in images:
            return [E.p(E.img({"src": images[block.path], "alt": one_line(block.text)}))]
        case "image":
            return [paragraph(_("Afbeelding: %(text)s") % {"text": block.text})]
        case _:
            return [paragraph(block.text), *(paragraph(item) for item in block.items)]
