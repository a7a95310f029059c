"""Pages of HTML that stand alone: one file, no other files, no network, readable without its looks."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from lxml import html
from lxml.builder import ElementMaker

from education.source import Block

from ..text import one_line

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


def bullets(items: Iterable[str]) -> list[Any]:
    """A list of what says something; nothing when nothing does."""
    return _listed(E.ul(), items)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Any:
    """A table with its head. Rows may differ in length: each is filled up to the longest."""
    titles, lines = list(head), [list(row) for row in rows]
    width = max(len(each) for each in (titles, *lines))
    for line in (titles, *lines) if titles else lines:
        line += [""] * (width - len(line))
    body = [E.tr(*(with_lines(E.td(), cell) for cell in line)) for line in lines]
    named = [with_lines(E.th({"scope": "col"}), title) for title in titles]
    whole = E.table(*([E.thead(E.tr(*named))] if named else []), E.tbody(*body))
    if width < 3:
        return whole
    # Wider than a phone: it moves within its own frame, also with a keyboard.
    return E.div({"class": "wide", "tabindex": "0", "role": "region", "aria-label": _("Tabel")}, whole)


def link(href: str, text: str) -> Any:
    """A link; an address that is no web address is only text, so that nothing runs."""
    if ":" in href and not href.lower().startswith(("http://", "https://", "mailto:")):
        return E.span(text)
    return E.a({"href": href}, text)


def of_blocks(blocks: Iterable[Block], images: Mapping[str, str]) -> list[Any]:
    """The blocks of a part as HTML. `images` gives the address within the package by the path of a block.

    Headings skip no level, and what says nothing is left out: a screen reader stumbles over both.
    """
    found: list[Any] = []
    deepest = 2
    for block in blocks:
        if block.kind == "heading":
            level = min(block.level, deepest)
            found += [with_lines(E(f"h{level}"), block.text)] if block.text.strip() else []
            deepest = 3
        else:
            found += _of_block(block, images)
    return found


def _of_block(block: Block, images: Mapping[str, str]) -> list[Any]:
    match block.kind:
        case "bullets":
            return _listed(E.ul(), block.items)
        case "numbers":
            return _listed(E.ol(), block.items)
        case "table":
            return [table(block.items, block.rows)]
        case "lines":
            # Room to write, also on paper without looks.
            room = E.div({"class": "write", "aria-hidden": "true"}, *(E.br() for _line in range(min(block.count, 30))))
            return [*_said(block.text), room]
        case "box":
            title = [E.p(E.strong(block.text))] if block.text.strip() else []
            return [E.div({"class": "box"}, *title, *_said(*block.items))]
        case "image" if block.path in images:
            return [E.p(E.img({"src": images[block.path], "alt": one_line(block.text)}))]
        case "image":
            return [paragraph(_("Afbeelding: %(text)s") % {"text": block.text})]
        case _:
            return _said(block.text, *block.items)


def _said(*texts: str) -> list[Any]:
    return [paragraph(text) for text in texts if text.strip()]


def _listed(element: Any, items: Iterable[str]) -> list[Any]:
    element.extend(with_lines(E.li(), item) for item in items if item.strip())
    return [element] if len(element) else []
