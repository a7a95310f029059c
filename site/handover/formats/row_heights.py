"""How high a row with folded text is: said outright, because LibreOffice does not look at folded text by itself."""

#: The height of a line and the most that Excel takes for a row, in points.
_LINE, _HIGHEST = 15, 409
#: More lines than fit in the highest row make no difference.
MOST_LINES = -(-_HIGHEST // _LINE)
#: A line breaks at a word, so that its end stays empty. Bold letters are wider.
_LOST, _LOST_BOLD = 2, 4


def lines_of(text: str, width: int, *, bold: bool = False) -> int:
    """How many lines a text takes in a column of so many characters: an estimate by its length, and never too few."""
    fits = max(width - (_LOST_BOLD if bold else _LOST), 1)
    if len(text) <= fits and "\n" not in text:
        return 1
    lines = 0
    for line in text.split("\n", MOST_LINES):
        lines += -(-len(line) // fits) or 1
        if lines >= MOST_LINES:
            return MOST_LINES
    return lines


def height_of(lines: int) -> int:
    """The height of a row of so many lines, in points."""
    return min(_LINE * lines, _HIGHEST)
