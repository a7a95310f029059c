"""A Source with texts that every XML and HTML file can hold."""

import re
from typing import Any

from education.source import Source, from_json, to_json

#: What XML 1.0 cannot hold: control characters, halves of surrogate pairs, the two non-characters; and DEL to C1,
#: which HTML forbids.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(source: Source) -> Source:
    """The same pack, without the characters that no package may hold and with one kind of line end."""
    return from_json(_walk(to_json(source)))


def clean_text(text: str) -> str:
    """One text, as :func:`cleaned` makes it."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, fallback: str = "") -> str:
    """A text as a title: one line, single spaces; `fallback` when nothing is left."""
    return " ".join(text.split()) or fallback


def _walk(kept: Any) -> Any:
    if isinstance(kept, str):
        return clean_text(kept)
    if isinstance(kept, dict):
        return {key: _walk(value) for key, value in kept.items()}
    if isinstance(kept, list | tuple):
        return [_walk(each) for each in kept]
    return kept
