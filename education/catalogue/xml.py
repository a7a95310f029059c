"""Small help for writing XML: no sign that XML forbids can break a record."""

import re
from typing import Any, TypeAlias

from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: What XML 1.0 does not take, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: An element of lxml, which brings no types.
Element: TypeAlias = Any


def allowed(text: str) -> str:
    """The text without the signs that XML forbids."""
    return _FORBIDDEN.sub("", text)


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """A new last child of `parent`, in its namespace unless `tag` names another as "{…}tag"."""
    name = tag if tag.startswith("{") else f"{{{etree.QName(parent).namespace}}}{tag}"
    child = etree.SubElement(parent, name, {key: allowed(value) for key, value in attributes.items()})
    if text is not None:
        child.text = allowed(text)
    return child


def whole_file(root: Element) -> bytes:
    """The bytes of a file; the same for the same tree."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
