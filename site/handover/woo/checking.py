"""Words that were covered in one text and still stand in another: a colleague looks again before it goes out."""

from collections.abc import Iterator

from .covering import Span, covered
from .enums import Verdict
from .models import WooDocument, WooRedaction, WooRequest
from .texts import mark_of, texts_of

#: Shorter words stand everywhere.
_SHORTEST = 4


def standing_elsewhere(request: WooRequest) -> list[tuple[WooDocument, list[int]]]:
    """[(text, numbers of the texts in which words were covered that still stand in it)], in order.

    As many queries as there are kinds of text, and two; what changed since it was judged is left out.
    """
    documents = list(request.documents.prefetch_related("redactions"))
    texts = texts_of(documents)
    sound = [each for each in documents if each.pk in texts and each.mark == mark_of(texts[each.pk])]
    sought: dict[str, set[int]] = {}
    for document in sound:
        for words in _covered_words(document, texts[document.pk]):
            sought.setdefault(words, set()).add(document.number)
    found = []
    for document in sound:
        if document.verdict not in (Verdict.WHOLE, Verdict.REDACTED):
            continue
        left = covered(texts[document.pk], map(_span, document.redactions.all())).casefold()
        numbers = {number for words, its in sought.items() if words in left for number in its}
        if numbers:
            found.append((document, sorted(numbers)))
    return found


def _span(redaction: WooRedaction) -> Span:
    return Span(redaction.start, redaction.end, redaction.ground)


def _covered_words(document: WooDocument, text: str) -> Iterator[str]:
    for each in document.redactions.all():
        words = text[each.start : each.end].strip().casefold()
        if len(words) >= _SHORTEST and any(letter.isalpha() for letter in words):
            yield words
