"""What may stand in a file, whatever its form: texts that every document, package and page can hold."""

import re
from typing import Any

from ..source import Source, from_json, to_json

#: What XML 1.0 cannot hold: control characters, halves of surrogate pairs, the two non-characters; and DEL to C1,
#: which HTML forbids.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: Signs that turn the direction of what follows: with them a text reads otherwise than it is stored.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def cleaned(source: Source) -> Source:
    """The same pack, without the characters that no package may hold and with one kind of line end."""
    return from_json(_walk(to_json(source)))


def clean_text(text: str) -> str:
    """One text, as :func:`cleaned` makes it."""
    return _TURNING.sub("", _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text)))


def trimmed(text: str) -> str:
    """The same, with no space around it: for a piece of text that stands alone."""
    return clean_text(text).strip()


def one_line(text: str, fallback: str = "") -> str:
    """A text as a title: clean, on one line, single spaces; `fallback` when nothing is left."""
    return " ".join(clean_text(text).split()) or fallback


def _walk(kept: Any) -> Any:
    if isinstance(kept, str):
        return clean_text(kept)
    if isinstance(kept, dict):
        return {key: _walk(value) for key, value in kept.items()}
    if isinstance(kept, list | tuple):
        return [_walk(each) for each in kept]
    return kept
