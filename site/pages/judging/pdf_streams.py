"""Where the streams of a PDF begin: pictures, fonts, pages, and packed lists of objects."""

import re
from collections.abc import Iterator

#: More streams than any document has.
MOST_STREAMS = 200_000
_KEYWORD = re.compile(rb"stream(?:\r\n|\n|\r)")
_LINE = re.compile(rb"[\r\n]")
_WHITE = b"\0\t\n\x0c\r "
#: How far back is looked for the beginning of a comment.
_LINE_BACK = 2_000


def keywords(pdf: bytes) -> Iterator[tuple[int, int]]:
    """Each place where a stream may begin: of the word, and of the first byte of what is in it."""
    for found in _KEYWORD.finditer(pdf):
        if pdf[max(0, found.start() - 3) : found.start()] != b"end":
            yield found.span()


def is_stream(pdf: bytes, at: int, keyword: int) -> bool:
    """Whether the word stands right behind a dictionary, and not in a comment."""
    before = pdf[max(at, keyword - _LINE_BACK) : keyword]
    return before.rstrip(_WHITE).endswith(b">>") and b"%" not in _LINE.split(before)[-1]
