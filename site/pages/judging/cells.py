"""Cells of a sheet in plain text that start a program of its reader (DDE): =cmd|' /C calc'!A0.

Every pattern reads each sign a few times at most, however the file is made. A formula may be as long as it likes.
"""

import re

#: A line with the two signs that such a formula needs, in their order; up to the last of the second.
_LINE = re.compile(rb"^[^\n|]*+\|[^\n]*!", re.MULTILINE)
#: A formula goes on over commas: in another country those are no ends of a cell.
_FORMULA = re.compile(rb"(?:^|[,;\t\"])[ ']*+=")
#: A number, a dash or a name begins so too: these count within their own cell.
_OTHER = re.compile(rb"(?:^|[,;\t\"])[ ']*+[+\-@][^,;\t\"|]*+\|")
#: A cell between quotation marks: commas and new lines in it are its own.
_QUOTED = re.compile(rb"(?:^|[,;\t])[ ']*+\"[ ']*+[=+\-@](?:[^\"]++|\"\")*+", re.MULTILINE)


def starts_program(content: bytes) -> bool:
    """Whether a cell of this text is such a formula."""
    if not 0 <= content.find(b"|") < content.rfind(b"!"):
        return False
    content = content.replace(b"\r", b"\n")
    return any(_starts(line[0]) for line in _LINE.finditer(content)) or any(
        0 <= cell[0].find(b"|") < cell[0].rfind(b"!") for cell in _QUOTED.finditer(content)
    )


def _starts(line: bytes) -> bool:
    return bool(_FORMULA.search(line, 0, line.rindex(b"|")) or _OTHER.search(line))
