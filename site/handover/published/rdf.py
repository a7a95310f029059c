"""Descriptions for machines: a few things with facts, written as Turtle or as JSON-LD. Both say the same."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
BACKSLASH = chr(92)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: Signs no text file should hold as they are.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Iri:
    """The address of something."""

    address: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a language."""

    words: str
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Typed:
    """A value of a type; without a type it is plain text."""

    value: str
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of a kind, with facts about it; without an address it exists only inside another."""

    kind: str
    facts: "Sequence[tuple[str, Value]]"
    address: str = ""


Value = Iri | Text | Typed | Thing


def turtle(things: Iterable[Thing]) -> str:
    """As Turtle (RDF 1.1)."""
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    return head + "".join(f"\n{_iri(each.address)} {_facts(each, 1)} .\n" for each in things)


def json_ld(things: Iterable[Thing]) -> str:
    """As JSON-LD 1.1, with the same prefixes."""
    document = {"@context": PREFIXES, "@graph": [_node(each) for each in things]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _facts(thing: Thing, depth: int) -> str:
    indent = "  " * depth
    lines = [f"a {thing.kind}", *(f"{name} {_turtle_value(value, depth)}" for name, value in thing.facts)]
    return f" ;\n{indent}".join(lines)


def _turtle_value(value: Value, depth: int) -> str:
    match value:
        case Iri():
            return _iri(value.address)
        case Text():
            return f"{_quoted(value.words)}@{value.language}"
        case Typed():
            return _quoted(value.value) + (f"^^{value.datatype}" if value.datatype else "")
        case Thing():
            return f"[ {_facts(value, depth + 1)} ]"


def _iri(address: str) -> str:
    return f"<{_safe(address)}>"


def _safe(address: str) -> str:
    """An address in which nothing ends it early."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")


def _quoted(text: str) -> str:
    escaped = "".join(_ESCAPES.get(sign, sign) for sign in text)
    return '"' + _CONTROLS.sub(_as_number, escaped) + '"'


def _as_number(sign: re.Match[str]) -> str:
    return f"{BACKSLASH}u{ord(sign[0]):04X}"


def _node(thing: Thing) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _safe(thing.address)} if thing.address else {}
    node["@type"] = thing.kind
    for name, value in thing.facts:
        node.setdefault(name, []).append(_json_value(value))
    return node


def _json_value(value: Value) -> dict[str, Any]:
    match value:
        case Iri():
            return {"@id": _safe(value.address)}
        case Text():
            return {"@value": value.words, "@language": value.language}
        case Typed():
            return {"@value": value.value} | ({"@type": value.datatype} if value.datatype else {})
        case Thing():
            return _node(value)
