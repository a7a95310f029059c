"""A few words with which the XML of every package is written."""

from typing import Any

from lxml import etree

XSI = "http://www.w3.org/2001/XMLSchema-instance"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Namespace:
    """Makes elements of one namespace: `qti.root("item", {...})`, `qti.add(parent, "item", "text", ident="x")`.

    An underscore in the name of an attribute becomes a dash: no Python name holds one.
    """

    def __init__(self, uri: str) -> None:
        self.uri = uri

    def root(self, name: str, prefixes: dict[str, str] | None = None, **attributes: str) -> Any:
        """The root of a document, with this as its default namespace."""
        names: dict[str | None, str] = {None: self.uri}
        names.update((prefixes or {}).items())
        return etree.Element(f"{{{self.uri}}}{name}", _dashed(attributes), names)

    def add(self, parent: Any, name: str, text: str = "", /, **attributes: str) -> Any:
        """A child of `parent`; the child."""
        child = etree.SubElement(parent, f"{{{self.uri}}}{name}", _dashed(attributes))
        child.text = text or None
        return child


def to_bytes(root: Any) -> bytes:
    """A document as the bytes of a file."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _dashed(attributes: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in attributes.items()}
