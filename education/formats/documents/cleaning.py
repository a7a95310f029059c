"""What may stand in a document, whatever its form."""

import re

#: What XML 1.0 cannot hold: control characters, halves of surrogate pairs, the two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Signs that turn the direction of what follows: with them a text reads otherwise than it is stored.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text without what no document can hold, with one kind of line end, and no space around it."""
    return _TURNING.sub("", _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))).strip()


def in_one_line(text: str) -> str:
    """The same on one line: for titles."""
    return " ".join(clean(text).split())
