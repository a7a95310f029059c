"""The reading copy: the original with the covered stretches masked, always of the same length.

Offsets are code points, so that an offset in the copy is the same place in the original.
"""

from collections.abc import Iterable

from privacy import service as privacy

MASK = "█"
Span = tuple[int, int]


def reading_copy(original: str, spans: Iterable[Span]) -> str:
    """The original after the guard, with every span masked. Same length; line ends stay, so that it reads alike.

    Raises ValueError for a span that lies outside the text or has no length.
    """
    letters = list(privacy.inspect(original).text)
    for start, end in spans:
        if not 0 <= start < end <= len(letters):
            raise ValueError("a span must lie within the text")
        letters[start:end] = [letter if letter == "\n" else MASK for letter in letters[start:end]]
    return "".join(letters)


def places_of(words: str, text: str) -> list[Span]:
    """Every place where these words stand in the text, whatever their capitals; [] when nowhere.

    As whole words when they stand so anywhere ("Jan" leaves "januari" alone), else as part of a word.
    Compared letter by letter, because lower-casing a whole text can change its length.
    """
    sought = [letter.lower() for letter in words.strip()]
    letters = [letter.lower() for letter in text]
    found: list[Span] = []
    start = 0
    while sought and start + len(sought) <= len(letters):
        end = start + len(sought)
        if letters[start:end] == sought:
            found.append((start, end))
        start += 1
    return _apart([span for span in found if _stands_alone(text, *span)] or found)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after


def _apart(spans: list[Span]) -> list[Span]:
    """Without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same places with overlapping and touching spans as one, in order."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
